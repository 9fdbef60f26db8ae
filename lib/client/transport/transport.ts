/**
 * The browser's half of the wire: posts a question, reads its answer, and when the connection breaks asks for the rest
 * after the last cursor, until the answer is whole or patience runs out.
 */

import { type ClientError, errorOf, networkError } from '@/lib/client/api/client-error'
import type { RequestBody } from '@/lib/shared/api/request-bodies'
import type { LoggedChunk } from '@/lib/shared/chunk'
import { type AnswerId, type ChatId, type Cursor, formatCursor } from '@/lib/shared/ids'
import type { NextRead } from './line'
import { readChunks } from './read-chunks'

/** Whether an answer's connection is open. */
export type Connection = 'open' | 'reconnecting'

/** What hears of an answer. */
export interface FollowListener {
  /** Chunks in order, each exactly once. */
  onChunks(answerId: AnswerId, chunks: LoggedChunk[]): void
  onConnection(connection: Connection): void
}

/** Settings of a transport; tests shorten the waits. */
export interface TransportOptions {
  fetch: typeof globalThis.fetch
  /** The seed of simulated faults, in demo mode and development. */
  chaos?: string | undefined
  /** Milliseconds without a byte after which a line counts as dead. */
  idleMs: number
  /** Milliseconds for which a broken connection is retried. */
  patienceMs: number
  /** When to hand over what has come. Without it, every piece at once. */
  nextRead?: NextRead
  /** Waits before the next try. Ends early when the signal aborts. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>
}

/** How long a page waits: the server sends something every 10 seconds. */
export const PAGE_WAITS = { idleMs: 25_000, patienceMs: 120_000 } as const

/** What is posted to begin an answer, or to have it go on. */
export type ChatBody = RequestBody<'POST /api/chat'>

/** What is posted in place of a message: the request of a document. */
export type DocumentPost =
  /** JSON that is packed already. */
  { path: '/api/write'; body: Blob } | { path: `/api/write/${ChatId}`; body: RequestBody<`POST /api/write/${ChatId}`> }

/** Posts, follows, rejoins and stops answers. */
export interface Transport {
  /**
   * Posts a question, or `post` in its place, and follows its answer to the end. Resolves to false when its stream is gone and nothing runs any
   * more. Safe to repeat: the message's id makes it one question. With `untilReached` a server that cannot be reached at
   * all is retried for as long as it takes.
   */
  ask(
    chatId: ChatId,
    body: ChatBody,
    listener: FollowListener,
    signal: AbortSignal,
    untilReached?: boolean,
    post?: DocumentPost,
  ): Promise<boolean>
  /** Follows the chat's answer from a cursor to its end. Resolves to false when there is nothing to follow. */
  rejoin(chatId: ChatId, after: Cursor | undefined, listener: FollowListener, signal: AbortSignal): Promise<boolean>
  /** Stops the chat's running answer. */
  stop(chatId: ChatId): Promise<void>
  /** The device may have slept: reopens connections that have been silent for too long. */
  wake(): void
}

// The first retry comes almost at once: most connections break only for a moment.
const WAITS_MS = [50, 250, 500, 1_000, 2_000]
const LONGEST_WAIT_MS = 4_000
// The server sends something every 10 s: a connection that has been silent longer did not survive the sleep.
const SILENT_MS = 12_000

/** Makes a transport over a fetch. */
export function createTransport(options: TransportOptions): Transport {
  const { fetch, chaos } = options
  const lines = new Set<Line>()

  const addressOf = (path: string, parameters: Record<string, string> = {}) => {
    const query = new URLSearchParams({ ...parameters, ...(chaos !== undefined && { chaos }) }).toString()
    return query === '' ? path : `${path}?${query}`
  }

  const post = ({ path, body }: DocumentPost | { path: '/api/chat'; body: ChatBody }, signal: AbortSignal) =>
    fetch(addressOf(path), {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: body instanceof Blob ? body : JSON.stringify(body),
      signal,
    })

  const streamOf = (chatId: ChatId) => `/api/chat/${encodeURIComponent(chatId)}/stream`

  const get = (chatId: ChatId, after: Cursor | undefined, signal: AbortSignal) => {
    const address = addressOf(streamOf(chatId), after && { after: formatCursor(after) })
    return fetch(address, { signal, cache: 'no-store' })
  }

  return {
    ask(chatId, body, listener, signal, untilReached = false, instead) {
      const first = () => post(instead ?? { path: '/api/chat', body }, signal)
      const rest = (after: Cursor) => get(chatId, after, signal)
      return follow(options, lines, { first, rest, start: undefined, untilReached }, listener, signal)
    },
    rejoin(chatId, after, listener, signal) {
      const again = (cursor: Cursor | undefined) => get(chatId, cursor, signal)
      const requests = { first: () => again(after), rest: again, start: after, untilReached: false }
      return follow(options, lines, requests, listener, signal)
    },
    async stop(chatId) {
      const response = await fetch(streamOf(chatId), { method: 'DELETE' }).catch(() => undefined)
      if (!response) throw networkError()
      // A chat that the server no longer knows has nothing left to stop.
      if (!response.ok && response.status !== 404) throw await errorOf(response)
    },
    wake() {
      for (const { heardAt, cut } of lines) if (Date.now() - heardAt > SILENT_MS) cut.abort()
    },
  }
}

/** An open connection. Its time is wall-clock time: other clocks may stop while a device sleeps. */
interface Line {
  heardAt: number
  cut: AbortController
}

/** How the connections of one answer are opened. */
interface Requests {
  /** Opens the first one, also after failures as long as no chunk has come. */
  first(): Promise<Response>
  /** Opens the others, after a cursor. */
  rest(after: Cursor): Promise<Response>
  start: Cursor | undefined
  /** Patience does not begin before a server was reached. */
  untilReached: boolean
}

/** Follows one answer over as many connections as it takes. */
async function follow(
  { idleMs, patienceMs, nextRead, wait }: TransportOptions,
  lines: Set<Line>,
  { first, rest, start, untilReached }: Requests,
  listener: FollowListener,
  signal: AbortSignal,
): Promise<boolean> {
  let cursor = start
  let failures = 0
  let brokenAt: number | undefined
  let isOpen = true

  for (;;) {
    const seen = cursor
    const response = await (seen && seen !== start ? rest(seen) : first()).catch(() => undefined)
    if (signal.aborted) return true
    if (response?.status === 204) return false
    const refusal = response && !response.ok ? await errorOf(response) : undefined
    if (refusal && !isTemporary(response, refusal)) throw refusal
    if (response?.ok && response.body) {
      const line: Line = { heardAt: Date.now(), cut: new AbortController() }
      const onBytes = () => {
        line.heardAt = Date.now()
      }
      lines.add(line)
      const batches = readChunks(response.body, { idleMs, cut: line.cut.signal, onBytes, nextRead })
      for (;;) {
        const { done, value } = await batches.next()
        if (done || signal.aborted) lines.delete(line)
        if (signal.aborted) {
          await batches.return(true)
          return true
        }
        if (done && value) return true
        if (done) break
        if (!isOpen) listener.onConnection('open')
        isOpen = true
        failures = 0
        brokenAt = undefined
        const after: number = cursor?.answerId === value.answerId ? cursor.sequence : 0
        const fresh = value.chunks.filter(({ sequence }) => sequence > after)
        const last = fresh.at(-1)
        if (!last) continue
        cursor = { answerId: value.answerId, sequence: last.sequence }
        listener.onChunks(value.answerId, fresh)
      }
    }
    if (untilReached && !response && !cursor) brokenAt = undefined
    else {
      brokenAt ??= performance.now()
      if (performance.now() - brokenAt > patienceMs) throw refusal?.info.code === 'draining' ? refusal : networkError()
    }
    // The server responds, so only the connection breaks, and the next try need not wait long.
    if (response?.ok) failures = Math.min(failures, 1)
    if (isOpen) listener.onConnection('reconnecting')
    isOpen = false
    await wait(WAITS_MS[failures] ?? LONGEST_WAIT_MS, signal)
    failures += 1
    if (signal.aborted) return true
  }
}

/** A gateway answers for a server that restarts, and a server that stops says so. Both pass, like a broken connection. */
function isTemporary(response: Response | undefined, refusal: ClientError): boolean {
  if (refusal.info.code === 'draining') return true
  const isJson = response?.headers.get('content-type')?.startsWith('application/json') ?? false
  return !isJson && [502, 503, 504].includes(response?.status ?? 0)
}
