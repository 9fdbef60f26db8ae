/** The thread that the embedded Postgres runs on: requests go in, and their replies come back. */
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

/** What the thread opens. */
export interface ThreadOptions {
  /** Undefined for a database in memory. */
  dataDir?: string
  /** A prepared data directory as a gzipped tar, for an empty one. */
  seedFile?: string
}

/** A reply of the thread; replies keep the order of the requests. */
type Reply = { bytes: Uint8Array } | { failure: string }

/** An open database on its thread. Requests are processed in order. */
export interface DatabaseThread {
  /** Sends whole messages of the Postgres protocol; resolves with the whole reply. */
  send(bytes: Uint8Array): Promise<Uint8Array>
  /** Closes the database after all earlier requests, and ends the thread. */
  close(): Promise<void>
  /** The same while the process exits and nothing can be awaited: blocks until it is closed. */
  closeNow(): void
}

// The time a disk write may take on a busy machine; a database that is not closed loses nothing.
const CLOSE_NOW_LIMIT_MS = 2_000

/** The thread's file, by its path in the project, because bundlers do not know it. */
function workerFile(): string {
  return join(process.cwd(), 'lib', 'server', 'database', 'embedded', 'worker.mjs')
}

const gone = (cause?: unknown) =>
  Object.assign(new Error('The embedded database has ended.', { cause }), { code: 'CONNECTION_ENDED' })

/** Starts the thread and opens the database. Rejects when that takes longer than `limitMs`. */
export async function startDatabaseThread(options: ThreadOptions, limitMs: number): Promise<DatabaseThread> {
  const closed = new Int32Array(new SharedArrayBuffer(4))
  // The thread needs none of this process's flags.
  const worker = new Worker(workerFile(), { workerData: { ...options, closed }, execArgv: [], name: 'database' })
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  await opened(worker, limitMs).catch(async (error) => {
    // It holds its files until it has ended.
    await worker.terminate()
    throw error
  })

  const pending: Array<{ resolve(bytes: Uint8Array): void; reject(error: Error): void }> = []
  let failure: Error | undefined
  let closing: Promise<void> | undefined

  const fail = (error: Error) => {
    failure ??= error
    for (const { reject } of pending.splice(0)) reject(failure)
  }
  worker.on('error', (error) => fail(gone(error)))
  worker.on('exit', () => fail(gone()))
  worker.on('message', (reply: Reply) => {
    const asked = pending.shift()
    if (pending.length === 0 && !closing) worker.unref()
    if ('failure' in reply) asked?.reject(gone(new Error(reply.failure)))
    else asked?.resolve(reply.bytes)
  })
  // The database alone does not keep the process alive; only a running statement does.
  worker.unref()

  function post(request: Uint8Array | 'close'): Promise<Uint8Array> {
    if (failure) return Promise.reject(failure)
    return new Promise((resolve, reject) => {
      worker.postMessage(request)
      if (pending.push({ resolve, reject }) === 1) worker.ref()
    })
  }

  return {
    send: (bytes) => (closing ? Promise.reject(gone()) : post(bytes)),
    close() {
      worker.ref()
      // A failed one is closed as far as possible.
      closing ??= post('close')
        .catch(() => undefined)
        .then(() => ended)
      return closing
    },
    closeNow() {
      if (closing || failure) return
      worker.postMessage('close')
      Atomics.wait(closed, 0, 0, CLOSE_NOW_LIMIT_MS)
    },
  }
}

function opened(worker: Worker, limitMs: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => reject(new Error(`it did not open within ${limitMs / 1000} s`)), limitMs)
    const settle = (end: () => void) => {
      clearTimeout(limit)
      end()
    }
    worker.once('message', () => settle(resolve))
    // Never removed: an error without a listener would end the process.
    worker.on('error', (error) => settle(() => reject(error)))
    worker.once('exit', () => settle(() => reject(new Error('its thread ended while it opened'))))
  })
}
