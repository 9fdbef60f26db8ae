/** The calls that Drizzle makes of PGlite, on the one connection that the thread has. */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { DatabaseThread } from './database-thread'

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
}

/** A transaction while it runs. */
interface Running {
  isOpen: boolean
  /** The error of its last statement, if that failed: a commit would then roll back without a word. */
  failure: unknown
}

/** Makes the connection of a thread. */
export function createEmbeddedClient(thread: DatabaseThread): EmbeddedClient {
  const query = (text: string, parameters: unknown[] = [], { rowMode }: QueryOptions = {}) =>
    thread.send<Result>({ kind: 'query', text, parameters, rowMode })
  const exec = (text: string) => thread.send<Result[]>({ kind: 'exec', text })

  // The end of the transaction that was asked for last: what comes from outside of it waits for this.
  let turn: Promise<unknown> = Promise.resolve()
  const within = new AsyncLocalStorage<Running>()

  async function fromOutside<T>(run: () => Promise<T>): Promise<T> {
    if (within.getStore()?.isOpen) {
      throw new Error('Within a transaction use its own queries: others would wait for its end, and it for them.')
    }
    return run()
  }

  function innerOf(running: Running): EmbeddedClient {
    async function watched<T>(run: () => Promise<T>): Promise<T> {
      if (!running.isOpen) throw new Error('This transaction has ended.')
      try {
        const result = await run()
        running.failure = undefined
        return result
      } catch (error) {
        running.failure = error
        throw error
      }
    }
    const inner: EmbeddedClient = {
      query: (...call) => watched(() => query(...call)),
      exec: (text) => watched(() => exec(text)),
      // Drizzle makes its own savepoints; a transaction within one is part of it.
      transaction: (run) => run(inner),
    }
    return inner
  }

  async function transaction<T>(run: (client: EmbeddedClient) => Promise<T>): Promise<T> {
    const before = turn
    let done = () => {}
    turn = new Promise<void>((resolve) => {
      done = resolve
    })
    const running: Running = { isOpen: true, failure: undefined }
    try {
      await before
      await exec('begin')
      try {
        const value = await within.run(running, () => run(innerOf(running)))
        if (running.failure !== undefined) throw running.failure
        running.isOpen = false
        await exec('commit')
        return value
      } catch (error) {
        running.isOpen = false
        // When even this fails, the database is gone, and the transaction with it.
        await exec('rollback').catch(() => undefined)
        throw error
      }
    } finally {
      done()
    }
  }

  return {
    query: (...call) => fromOutside(() => turn.then(() => query(...call))),
    exec: (text) => fromOutside(() => turn.then(() => exec(text))),
    transaction: (run) => fromOutside(() => transaction(run)),
  }
}
