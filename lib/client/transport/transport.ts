/**
 * The browser's half of the wire: posts a question, reads its answer, and when the line breaks asks for
 * the rest after the last cursor, until the answer is whole or the patience is at its end.
 */

import { type ClientError, errorOf, networkError } from '@/lib/client/api/client-error'
import type { RequestBody } from '@/lib/shared/api/request-bodies'
import type { LoggedChunk } from '@/lib/shared/chunk'
import { type AnswerId, type ChatId, type Cursor, formatCursor } from '@/lib/shared/ids'
import { type NextTurn, readChunks } from './read-chunks'

/** How following one answer is going. */
export type Connection = 'open' | 'reconnecting'

/** What a follower is told. */
export interface FollowListener {
  /** Chunks in order, each exactly once. */
  onChunks(answerId: AnswerId, chunks: LoggedChunk[]): void
  onConnection(connection: Connection): void
}

/** Settings of a transport; tests shorten the waits. */
export interface TransportOptions {
  fetch: typeof globalThis.fetch
  /** The seed of faults to be played on the way, in demo mode and development. */
  chaos?: string | undefined
  /** Milliseconds without a byte after which a line counts as dead. */
  idleMs: number
  /** Milliseconds for which a broken line is tried again. */
  patienceMs: number
  /** When a page looks again at what has come. Without it every piece is handed over as it comes. */
  nextTurn?: NextTurn
  /** Waits before the next try; ends early when the signal aborts. */
  wait(milliseconds: number, signal: AbortSignal): Promise<void>
}

/** For how long a page waits: the server says something every 10 seconds. */
export const PAGE_WAITS = { idleMs: 25_000, patienceMs: 120_000 } as const

/** What is posted to begin an answer, or to have it go on. */
export type ChatBody = RequestBody<'POST /api/chat'>

/** Posts, follows, rejoins and stops. */
export interface Transport {
  /**
   * Posts a question and follows its answer to the end; resolves to false when the answer was lost sight of and nothing
   * runs any more. Safe to repeat: the message's id makes it one question. With `untilReached` a server that cannot be
   * reached at all is tried for as long as it takes.
   */
  ask(
    chatId: ChatId,
    body: ChatBody,
    listener: FollowListener,
    signal: AbortSignal,
    untilReached?: boolean,
  ): Promise<boolean>
  /** Follows the chat's answer from a cursor to its end; resolves to false when there is nothing to follow. */
  rejoin(chatId: ChatId, after: Cursor | undefined, listener: FollowListener, signal: AbortSignal): Promise<boolean>
  /** Stops the chat's running answer. */
  stop(chatId: ChatId): Promise<void>
  /** The device may have slept: lines that have been silent for too long since are opened anew, at once. */
  wake(): void
}

// The first try comes almost at once: most lines break for a moment only.
const WAITS_MS = [50, 250, 500, 1_000, 2_000]
const LONGEST_WAIT_MS = 4_000
// The server says something every 10 s: after this long without a word a line that slept is not worth waiting for.
const SILENT_MS = 12_000

/** Makes a transport over a fetch. */
export function createTransport(options: TransportOptions): Transport {
  const { fetch, chaos } = options
  const lines = new Set<Line>()

  const addressOf = (path: string, parameters: Record<string, string> = {}) => {
    const query = new URLSearchParams({ ...parameters, ...(chaos !== undefined && { chaos }) }).toString()
    return query === '' ? path : `${path}?${query}`
  }

  const post = (body: ChatBody, signal: AbortSignal) =>
    fetch(addressOf('/api/chat'), {
      method: 'POST',
      headers: { 'content-type': 'application/json', accept: 'text/event-stream' },
      body: JSON.stringify(body),
      signal,
    })

  const streamOf = (chatId: ChatId) => `/api/chat/${encodeURIComponent(chatId)}/stream`

  const get = (chatId: ChatId, after: Cursor | undefined, signal: AbortSignal) => {
    const address = addressOf(streamOf(chatId), after && { after: formatCursor(after) })
    return fetch(address, { signal, cache: 'no-store' })
  }

  return {
    ask(chatId, body, listener, signal, untilReached = false) {
      const first = () => post(body, signal)
      const rest = (after: Cursor) => get(chatId, after, signal)
      return follow(options, lines, { first, rest, start: undefined, untilReached }, listener, signal)
    },
    rejoin(chatId, after, listener, signal) {
      const again = (cursor: Cursor | undefined) => get(chatId, cursor, signal)
      const way = { first: () => again(after), rest: again, start: after, untilReached: false }
      return follow(options, lines, way, listener, signal)
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

/** An open connection. Its time is that of the wall: other clocks may stand still while a device sleeps. */
interface Line {
  heardAt: number
  cut: AbortController
}

/** How the connections of one answer are opened. */
interface Way {
  /** Opens the first one, and again after a failure as long as no chunk has come. */
  first(): Promise<Response>
  /** Opens the others, after a cursor. */
  rest(after: Cursor): Promise<Response>
  start: Cursor | undefined
  /** As long as no server was reached the patience does not begin. */
  untilReached: boolean
}

/** Follows one answer over as many connections as it takes. */
async function follow(
  { idleMs, patienceMs, nextTurn, wait }: TransportOptions,
  lines: Set<Line>,
  { first, rest, start, untilReached }: Way,
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
    if (refusal && !isPassing(response, refusal)) throw refusal
    if (response?.ok && response.body) {
      const line: Line = { heardAt: Date.now(), cut: new AbortController() }
      const onBytes = () => {
        line.heardAt = Date.now()
      }
      lines.add(line)
      const batches = readChunks(response.body, { idleMs, cut: line.cut.signal, onBytes, nextTurn })
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
    // A server that answers is there: what breaks is the line, and the next try need not wait long.
    if (response?.ok) failures = Math.min(failures, 1)
    if (isOpen) listener.onConnection('reconnecting')
    isOpen = false
    await wait(WAITS_MS[failures] ?? LONGEST_WAIT_MS, signal)
    failures += 1
    if (signal.aborted) return true
  }
}

/** Gateways answer for a server that restarts, and one that is being stopped says so: both pass like a broken line. */
function isPassing(response: Response | undefined, refusal: ClientError): boolean {
  if (refusal.info.code === 'draining') return true
  const isJson = response?.headers.get('content-type')?.startsWith('application/json') ?? false
  return !isJson && [502, 503, 504].includes(response?.status ?? 0)
}
