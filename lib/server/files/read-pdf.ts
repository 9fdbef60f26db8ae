/** What a PDF says of itself, read one at a time in a process of its own: hostile ones cost some seconds of it and nothing else. */
import type { ChildProcess } from 'node:child_process'
import { within } from '@/lib/server/database/database'
import { createWaitingLine } from '@/lib/server/limits/waiting-line'
import { AppError } from '@/lib/shared/error'
import { type PdfJob, startPdfProcess } from './start-pdf-process'

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
const HEAP_MB = 96
// Of the whole process: an honest PDF of 10 MB takes 110 MB at the most, an empty one 66.
const MAX_BYTES = 144 * 1024 * 1024

/** Whose PDF is read; whoever goes away needs it no more. */
export interface PdfReader {
  ownerId: string
  signal?: AbortSignal
}

const BUSY = 'Many PDFs are being read at the moment. Try again in some seconds.'
// What waits after an upload lies in memory, with up to 10 MB each.
const turns = createWaitingLine({ atOnce: 1, waiting: 8, ofOnePerson: 4, waitMs: 20_000 }, BUSY)

/** Rejects with `overloaded` when too many PDFs wait already: asked before one is received. */
export const checkPdfTurn = turns.check

/**
 * Reads a PDF; never rejects for what is in it, but with `overloaded` where too many wait or it waits too long, and with
 * `internal` where no process can be started. It is loaded when its turn comes, so that what waits need not lie in memory.
 */
export async function readPdf(
  load: () => Promise<Uint8Array | undefined>,
  { ownerId, signal }: PdfReader,
  wantsText = false,
  limits = { limitMs: LIMIT_MS, maxBytes: MAX_BYTES },
): Promise<PdfContent | PdfFailure> {
  const leave = await turns.take(ownerId, signal)
  try {
    // Whoever waits for the turn need not wait for a storage that hangs.
    const content = await within(limits.limitMs, 'the content of a PDF did not come in time', load())
    signal?.throwIfAborted()
    if (!content) return 'unreadable'
    const job = { content, wantsText, heapMb: HEAP_MB, maxBytes: limits.maxBytes }
    return await readInProcess(job, limits.limitMs, signal)
  } finally {
    leave()
  }
}

/** Settles when the process is gone, so that two are never there at once. */
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
    // One that ends without a word was ended: by its limits, or by the system.
    return reply ? (reply.failure ?? reply) : 'exhausting'
  } finally {
    clearTimeout(limit)
    signal?.removeEventListener('abort', kill)
  }
}

type PdfReply = { failure?: PdfFailure } & PdfContent

const UNABLE = 'PDFs cannot be read on this server right now. Attach the text of the PDF, or try again later.'

/** Resolves when the process has ended. Rejects where it could not be started. */
function endOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('exit', () => resolve())
    // Stays for good: an error without a listener would end the server.
    child.on('error', (cause) => {
      if (child.pid === undefined) reject(new AppError('internal', { message: UNABLE, cause }))
    })
  })
}
