/** The thread that the embedded Postgres runs on: requests go in, and their replies come back. */
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'

/** What the thread opens. */
export interface ThreadOptions {
  /** Undefined for a database in memory. */
  dataDir?: string
  /** A pre-made data directory as a gzipped tar, for one that is empty yet. */
  seedFile?: string
}

/** What the thread answers: in the order in which it was asked. */
type Reply = { bytes: Uint8Array } | { failure: string }

/** An open database on its thread. Requests are done in the order they came. */
export interface DatabaseThread {
  /** Sends what a client of Postgres says, in whole messages of its protocol; resolves with all of the reply. */
  send(bytes: Uint8Array): Promise<Uint8Array>
  /** Closes the database after what was asked before, and ends the thread. */
  close(): Promise<void>
  /** The same while the process ends, when nothing can be awaited any more: blocks until it is closed. */
  closeNow(): void
}

// What a write to the disk takes on a busy machine; a database that is not closed loses nothing.
const CLOSE_NOW_LIMIT_MS = 2_000

/** Where the thread's file lies: named by its place in the project, as no bundler knows it. */
function workerFile(): string {
  return join(process.cwd(), 'lib', 'server', 'database', 'embedded', 'worker.mjs')
}

const gone = (cause?: unknown) =>
  Object.assign(new Error('The embedded database has ended.', { cause }), { code: 'CONNECTION_ENDED' })

/** Starts the thread and waits until the database is open. Rejects when it does not open within `limitMs`. */
export async function startDatabaseThread(options: ThreadOptions, limitMs: number): Promise<DatabaseThread> {
  const closed = new Int32Array(new SharedArrayBuffer(4))
  // The thread needs none of the flags that this process was started with.
  const worker = new Worker(workerFile(), { workerData: { ...options, closed }, execArgv: [], name: 'database' })
  const ended = new Promise<void>((resolve) => worker.once('exit', () => resolve()))
  await opened(worker, limitMs).catch(async (error) => {
    // Its files are free only when it has ended.
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
  // The server decides how long the process lives, not its database; only a statement that runs, or its end, keeps it.
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
      // One that has failed is closed as far as it can be.
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
    // Stays for good: an error without a listener would end the process.
    worker.on('error', (error) => settle(() => reject(error)))
    worker.once('exit', () => settle(() => reject(new Error('its thread ended while it opened'))))
  })
}
