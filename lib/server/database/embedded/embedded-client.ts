/** The calls that Drizzle makes of PGlite, sent to the thread it runs on. */
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

/** What the thread opens. */
export interface EmbeddedOptions {
  /** Undefined for a database in memory. */
  dataDir?: string
  /** A pre-made data directory as a gzipped tar, for one that is empty yet. */
  seedFile?: string
}

/** A statement's result, in PGlite's form. */
interface Result {
  rows: unknown[]
  fields: unknown[]
  affectedRows?: number
}

interface QueryOptions {
  rowMode?: 'array' | 'object'
}

/** One connection. Only one transaction runs at a time; other statements wait for its end. */
export interface EmbeddedClient {
  query(text: string, parameters?: unknown[], options?: QueryOptions): Promise<Result>
  exec(text: string): Promise<Result[]>
  transaction<T>(run: (inner: EmbeddedClient) => Promise<T>): Promise<T>
  close(): Promise<void>
}

interface Reply {
  id: number
  result?: unknown
  error?: { message: string; code?: string; detail?: string; constraint?: string }
}

/** Where the thread's file lies: named by its place in the project, as no bundler knows it. */
export function workerFile(): string {
  return join(process.cwd(), 'lib', 'server', 'database', 'embedded', 'worker.mjs')
}

/** Starts the thread and waits until the database is open. Rejects when it does not open within `limitMs`. */
export async function startEmbeddedClient(options: EmbeddedOptions, limitMs: number): Promise<EmbeddedClient> {
  const worker = new Worker(workerFile(), { workerData: options })
  const pending = new Map<number, { resolve(value: unknown): void; reject(error: Error): void }>()
  let failure: Error | undefined
  let lastId = 0

  const fail = (error: Error) => {
    failure = error
    for (const { reject } of pending.values()) reject(error)
    pending.clear()
  }
  await new Promise<void>((resolve, reject) => {
    const limit = setTimeout(() => {
      reject(new Error(`The embedded database did not open within ${limitMs / 1000} s.`))
      worker.terminate()
    }, limitMs)
    worker.once('message', () => {
      clearTimeout(limit)
      resolve()
    })
    worker.once('error', (error) => {
      clearTimeout(limit)
      reject(error)
    })
  })
  worker.on('error', fail)
  worker.on('exit', () => fail(new Error('The embedded database has ended.')))
  worker.on('message', ({ id, result, error }: Reply) => {
    const call = pending.get(id)
    pending.delete(id)
    if (pending.size === 0) worker.unref()
    if (error) call?.reject(Object.assign(new Error(error.message), error))
    else call?.resolve(result)
  })
  // The server decides how long the process lives, not its database; only a statement that runs keeps it.
  worker.unref()

  function send<T>(request: { kind: 'query' | 'exec' | 'close'; text?: string; [field: string]: unknown }): Promise<T> {
    if (failure) return Promise.reject(failure)
    lastId += 1
    const id = lastId
    return new Promise((resolve, reject) => {
      pending.set(id, { resolve: resolve as (value: unknown) => void, reject })
      worker.ref()
      worker.postMessage({ id, ...request })
    })
  }

  const query = (text: string, parameters: unknown[] = [], { rowMode }: QueryOptions = {}) =>
    send<Result>({ kind: 'query', text, parameters, rowMode })
  const exec = (text: string) => send<Result[]>({ kind: 'exec', text })

  // The end of the transaction that was asked for last: what comes from outside of it waits for this.
  let turn: Promise<unknown> = Promise.resolve()
  const inner: EmbeddedClient = { query, exec, transaction: nested, close: () => Promise.resolve() }

  // Drizzle makes its own savepoints; a transaction within one is part of it.
  function nested<T>(run: (client: EmbeddedClient) => Promise<T>): Promise<T> {
    return run(inner)
  }

  async function transaction<T>(run: (client: EmbeddedClient) => Promise<T>): Promise<T> {
    const before = turn
    let done = () => {}
    turn = new Promise<void>((resolve) => {
      done = resolve
    })
    try {
      await before
      await exec('begin')
      try {
        const value = await run(inner)
        await exec('commit')
        return value
      } catch (error) {
        await exec('rollback').catch(() => undefined)
        throw error
      }
    } finally {
      done()
    }
  }

  return {
    query: (...call) => turn.then(() => query(...call)),
    exec: (text) => turn.then(() => exec(text)),
    transaction,
    close: () => turn.then(() => send<void>({ kind: 'close' })),
  }
}
