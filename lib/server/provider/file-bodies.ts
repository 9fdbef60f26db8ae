/**
 * The bodies of calls with files. Bytes are in memory only while they are sent and shortly after: read in turns, a few
 * calls at once for the whole site, and streamed piece by piece without a copy per call.
 */
import { randomBytes } from 'node:crypto'
import type { ModelContentBlock } from '@/lib/anthropic/model-event'
import { fileOf, type SourceFile } from '@/lib/server/files/file-of-source'
import { createWaitingLine } from '@/lib/server/limits/waiting-line'
import { AppError } from '@/lib/shared/error'
import { base64Length, createKeptContents } from './kept-contents'
import type { ModelRequest } from './provider'

type Fetch = typeof globalThis.fetch
type SizedRequest = Pick<ModelRequest, 'messages'>

const BUSY = 'Many questions with files are being sent at the moment. Try again in some seconds.'
// A call may bring 20 MB, which are sent within a second or two.
const turns = createWaitingLine({ atOnce: 2, waiting: 200, ofOnePerson: 20, waitMs: 30_000 }, BUSY)
/** Smaller bodies need no turn. */
const SMALL_BYTES = 256 * 1024
const PIECE_BYTES = 128 * 1024
// One request's worth.
const cache = createKeptContents({ maxBytes: 32 * 1024 * 1024, keptMs: 30_000 })

/** A request for the SDK with placeholders for contents, and the fetch that fills them in. */
export interface FileBody<T extends SizedRequest> {
  request: T
  fetch: Fetch
}

/** Makes both; the same request and fetch when there are no files. */
export function withFileBodies<T extends SizedRequest>(request: T, fetch: Fetch): FileBody<T> {
  const mark = randomBytes(18).toString('hex')
  const files: SourceFile[] = []
  const marked = (block: ModelContentBlock): ModelContentBlock => {
    const source = typeof block.source === 'object' && block.source !== null ? block.source : {}
    const file = fileOf(source)
    if (!file?.load) return block
    files.push(file)
    return { ...block, source: { ...source, data: mark } }
  }
  const messages = request.messages.map((message) =>
    typeof message.content === 'string' ? message : { ...message, content: message.content.map(marked) },
  )
  if (files.length === 0) return { request, fetch }
  return { request: { ...request, messages }, fetch: filling(fetch, mark, files) }
}

function filling(fetch: Fetch, mark: string, files: readonly SourceFile[]): Fetch {
  return async (input, init) => {
    const signal = init?.signal ?? undefined
    const leave = await takeTurn(files, signal)
    try {
      const contents = await readAll(files)
      signal?.throwIfAborted()
      // The text before, between and after the contents.
      const words = String(init?.body).split(mark)
      const headers = new Headers(init?.headers)
      headers.set('content-length', String(lengthOf(words, files)))
      const body = streamOf(piecesOf(words, contents), leave)
      const sent = { ...init, headers, body, duplex: 'half' }
      return await fetch(input, sent)
    } finally {
      // For a body that was not read to its end.
      leave()
    }
  }
}

async function takeTurn(files: readonly SourceFile[], signal: AbortSignal | undefined): Promise<() => void> {
  if (files.reduce((sum, { sizeBytes }) => sum + sizeBytes, 0) <= SMALL_BYTES) return () => {}
  const end = await turns.take(files[0]?.ownerId ?? '', signal)
  let isOver = false
  return () => {
    if (!isOver) end()
    isOver = true
  }
}

const GONE = 'A file of this chat cannot be read any more. Ask again without it, or attach it anew.'

async function readAll(files: readonly SourceFile[]): Promise<Uint8Array[]> {
  const contents: Uint8Array[] = []
  for (const file of files) {
    const content = await cache.read(file)
    if (!content) throw new AppError('invalid_request', { message: GONE })
    contents.push(content)
  }
  return contents
}

function lengthOf(words: readonly string[], files: readonly SourceFile[]): number {
  const ofWords = words.reduce((sum, text) => sum + Buffer.byteLength(text), 0)
  return files.reduce((sum, { sizeBytes }) => sum + base64Length(sizeBytes), ofWords)
}

function* piecesOf(words: readonly string[], contents: Uint8Array[]): Generator<Uint8Array> {
  for (const text of words) {
    yield Buffer.from(text)
    // Released as soon as it is sent.
    const content = contents.shift()
    for (let from = 0; content && from < content.length; from += PIECE_BYTES) {
      yield content.subarray(from, from + PIECE_BYTES)
    }
  }
}

function streamOf(pieces: Generator<Uint8Array>, ended: () => void): ReadableStream<Uint8Array> {
  return new ReadableStream(
    {
      pull(controller) {
        const { done, value } = pieces.next()
        if (!done) return controller.enqueue(value)
        controller.close()
        ended()
      },
      cancel() {
        pieces.return(undefined)
        ended()
      },
    },
    { highWaterMark: 0 },
  )
}
