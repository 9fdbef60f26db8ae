/** Reads PDFs one at a time, each in a process of its own, so that a hostile one costs only some seconds of that. */
import type { ChildProcess } from 'node:child_process'
import { createWaitingLine } from '@/lib/server/limits/waiting-line'
import { within } from '@/lib/server/time-limit'
import { AppError } from '@/lib/shared/error'
import { type PdfJob, startPdfProcess } from './start-pdf-process'

/** What was read. */
export interface PdfContent {
  pages: number
  /** The number of characters, up to a few million. */
  characters: number
  /** The text of each page, if requested. */
  text?: string[]
}

/** Why it could not be read. */
export type PdfFailure = 'locked' | 'unreadable' | 'exhausting'

const LIMIT_MS = 8_000
const HEAP_MB = 96
// Of the whole process: an honest PDF of 10 MB takes 110 MB at the most, an empty one 66.
const MAX_BYTES = 144 * 1024 * 1024

/** The person who waits for a PDF, and the signal that they no longer do. */
export interface PdfReader {
  ownerId: string
  signal?: AbortSignal
}

const BUSY = 'Many PDFs are being read at the moment. Try again in some seconds.'
// Uploads that wait are in memory, with up to 10 MB each.
const turns = createWaitingLine({ atOnce: 1, waiting: 8, ofOnePerson: 4, waitMs: 20_000 }, BUSY)

/** Rejects with `overloaded` when too many PDFs are waiting; called before a body is received. */
export const checkPdfTurn = turns.check

/**
 * Reads a PDF. Never rejects because of its content, but with `overloaded` when too many wait or it waits too long, and
 * with `internal` when no process can be started. `load` is called when its turn comes, to save memory.
 */
export async function readPdf(
  load: () => Promise<Uint8Array | undefined>,
  { ownerId, signal }: PdfReader,
  wantsText = false,
  limits = { limitMs: LIMIT_MS, maxBytes: MAX_BYTES },
): Promise<PdfContent | PdfFailure> {
  const leave = await turns.take(ownerId, signal)
  try {
    // A storage that hangs must not hold up the queue.
    const content = await within(limits.limitMs, 'the content of a PDF did not come in time', load())
    signal?.throwIfAborted()
    if (!content) return 'unreadable'
    const job = { content, wantsText, heapMb: HEAP_MB, maxBytes: limits.maxBytes }
    return await readInProcess(job, limits.limitMs, signal)
  } finally {
    leave()
  }
}

/** Settles when the process has ended, so that there are never two. */
async function readInProcess(
  job: PdfJob,
  limitMs: number,
  signal: AbortSignal | undefined,
): Promise<PdfContent | PdfFailure> {
  const child = startPdfProcess(job)
  const ended = endOf(child)
  const kill = () => child.kill('SIGKILL')
  const limit = setTimeout(kill, limitMs)
  signal?.addEventListener('abort', kill)
  try {
    const reply = await new Promise<PdfReply | undefined>((resolve) => {
      child.once('message', (message) => resolve(message as PdfReply))
      ended.then(
        () => resolve(undefined),
        () => resolve(undefined),
      )
    })
    kill()
    await ended
    signal?.throwIfAborted()
    // A process without a reply was killed, by its limits or by the system.
    return reply ? (reply.failure ?? reply) : 'exhausting'
  } finally {
    clearTimeout(limit)
    signal?.removeEventListener('abort', kill)
  }
}

type PdfReply = { failure?: PdfFailure } & PdfContent

const UNABLE = 'PDFs cannot be read on this server right now. Attach the text of the PDF, or try again later.'

/** Resolves when the process has ended. Rejects when it could not be started. */
function endOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('exit', () => resolve())
    // Never removed: an error without a listener would end the server.
    child.on('error', (cause) => {
      if (child.pid === undefined) reject(new AppError('internal', { message: UNABLE, cause }))
    })
  })
}
