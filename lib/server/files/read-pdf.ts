/** What a PDF says of itself, read on a thread with limits: hostile ones cost some seconds of it and nothing else. */
import { join } from 'node:path'
import { Worker } from 'node:worker_threads'
import { createTurns } from './turns'

/** What was read. */
export interface PdfContent {
  pages: number
  /** How much text they hold, up to a few millions. */
  characters: number
  /** A text for each page, where it was asked for. */
  text?: string[]
}

/** Why nothing was. */
export type PdfFailure = 'locked' | 'unreadable' | 'exhausting'

const LIMIT_MS = 8_000
const HEAP_MB = 256
/** Unpacked streams lie outside of the thread's heap: what the whole process grows by is watched instead. */
const MOST_GROWTH_BYTES = 512 * 1024 * 1024
const LOOK_EVERY_MS = 50

/** Whose PDF is read; whoever goes away needs it no more. */
export interface PdfReader {
  ownerId: string
  signal?: AbortSignal
}

const BUSY = 'Many PDFs are being read at the moment. Try again in some seconds.'
const turns = createTurns({ atOnce: 2, waiting: 12, ofOnePerson: 4 }, BUSY)

/** Rejects with `overloaded` when too many PDFs wait already: asked before one is received. */
export const checkPdfTurn = turns.check

/** Where the thread's file lies: named by its place in the project, as no bundler knows it. */
function workerFile(): string {
  return join(process.cwd(), 'lib', 'server', 'files', 'pdf-worker.mjs')
}

/**
 * Reads a PDF; never rejects for what is in it, but with `overloaded` where too many wait. It is loaded when its turn
 * comes, so that what waits need not lie in memory.
 */
export async function readPdf(
  load: () => Promise<Uint8Array | undefined>,
  { ownerId, signal }: PdfReader,
  wantsText = false,
): Promise<PdfContent | PdfFailure> {
  const leave = await turns.take(ownerId, signal)
  try {
    const content = await load()
    return content ? await readOnThread(content, wantsText, signal) : 'unreadable'
  } finally {
    leave()
  }
}

function readOnThread(
  content: Uint8Array,
  wantsText: boolean,
  signal: AbortSignal | undefined,
): Promise<PdfContent | PdfFailure> {
  const worker = new Worker(workerFile(), {
    workerData: { content, wantsText },
    execArgv: [],
    name: 'pdf',
    resourceLimits: { maxOldGenerationSizeMb: HEAP_MB, maxYoungGenerationSizeMb: 32, stackSizeMb: 4 },
    // What a parser has to say about a file is for nobody's log.
    stdout: true,
    stderr: true,
  })
  return new Promise((resolve, reject) => {
    const rss = process.memoryUsage.rss()
    const settle = (result: PdfContent | PdfFailure) => {
      clearTimeout(limit)
      clearInterval(look)
      signal?.removeEventListener('abort', abort)
      void worker.terminate()
      resolve(result)
    }
    const abort = () => {
      reject(signal?.reason)
      settle('unreadable')
    }
    signal?.addEventListener('abort', abort)
    if (signal?.aborted) abort()
    const limit = setTimeout(() => settle('exhausting'), LIMIT_MS)
    const look = setInterval(() => {
      if (process.memoryUsage.rss() - rss > MOST_GROWTH_BYTES) settle('exhausting')
    }, LOOK_EVERY_MS)
    worker.once('message', (reply: { failure?: PdfFailure } & PdfContent) => settle(reply.failure ?? reply))
    // Stays for good: an error without a listener would end the process.
    worker.on('error', (error) => {
      settle((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'exhausting' : 'unreadable')
    })
    worker.once('exit', () => settle('unreadable'))
  })
}
