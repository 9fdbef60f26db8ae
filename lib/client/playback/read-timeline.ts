/** Reads the timeline of an answer from its route, over as many connections as it takes, and follows it while it runs. */
import { recordingPath } from '@/lib/client/api/api'
import { ClientError, errorOf, networkError } from '@/lib/client/api/client-error'
import { type NextRead, openLine } from '@/lib/client/transport/line'
import { waitOrOnline } from '@/lib/client/transport/wait-or-online'
import { type AnswerId, type ChatId, parseCursor } from '@/lib/shared/ids'
import { parseJson } from '@/lib/shared/text/parse-json'
import type { ServerSentEvent } from '@/lib/stream/sse-decode'
import { isTimelineEntry, type TimelineEntry } from '@/lib/stream/timeline'

/** How a timeline is read. */
export interface TimelineOptions {
  chatId: ChatId
  answerId: AnswerId
  /** Called with new entries in order, at most once for each turn of `nextRead`. */
  onEntries(entries: TimelineEntry[]): void
  /** Called when the line breaks, and when entries come again. */
  onLine?(isOpen: boolean): void
  signal: AbortSignal
  /** When to hand over the next entries: with the next frame, in a page. */
  nextRead: NextRead
  fetch?: typeof globalThis.fetch
  wait?: (milliseconds: number, signal: AbortSignal) => Promise<void>
}

/** Entries and characters that are handed over at once: a page stays usable while a long timeline arrives. */
export const MAX_BATCH = { entries: 1_000, characters: 400_000 }
/** The server sends a heartbeat every 10 s. */
const IDLE_MS = 25_000
/** Waits before the next connections; one that brought nothing new is the next try. */
const WAITS_MS = [50, 250, 1_000, 2_000, 4_000, 4_000, 8_000, 8_000, 15_000]

/**
 * Resolves when the timeline has ended. Rejects with a ClientError: the server's own, or a lost connection after as many
 * tries as there are waits. Once `signal` is aborted it hands over nothing more, and does not reject.
 */
export async function readTimeline({
  chatId,
  answerId,
  onEntries,
  onLine,
  signal,
  nextRead,
  fetch = globalThis.fetch,
  wait = waitOrOnline,
}: TimelineOptions): Promise<void> {
  const path = `${recordingPath(chatId, answerId)}/timeline`
  let seen = 0
  let failures = 0

  async function readLine(): Promise<boolean> {
    const response = await fetch(`${path}?after=${seen}`, { cache: 'no-store', signal }).catch(() => undefined)
    if (!response) return false
    if (!response.ok || !response.body) {
      const error = await errorOf(response)
      // A server that stops or is busy answers again soon.
      if (error.info.retryable) return false
      throw error
    }
    const batches = batchesOf(response.body, signal, nextRead, () => seen)
    for (;;) {
      const { done, value } = await batches.next()
      if (done) return value
      failures = 0
      onLine?.(true)
      seen = value.last
      onEntries(value.entries)
    }
  }

  for (;;) {
    if ((await readLine()) || signal.aborted) return
    const pause = WAITS_MS[failures]
    if (pause === undefined) throw lost()
    failures += 1
    onLine?.(false)
    await wait(pause, signal)
    if (signal.aborted) return
  }
}

function lost(): ClientError {
  const { info } = networkError()
  return new ClientError({ ...info, message: `The timeline stopped arriving. ${info.message}` })
}

/** Entries that are handed over at once. */
interface Batch {
  entries: TimelineEntry[]
  /** The number of the last one. */
  last: number
}

/** Yields entries in order, each once; returns whether the timeline is whole. */
async function* batchesOf(
  body: ReadableStream<Uint8Array>,
  cut: AbortSignal,
  nextRead: NextRead,
  seen: () => number,
): AsyncGenerator<Batch, boolean> {
  const line = openLine(body, { idleMs: IDLE_MS, cut })
  try {
    for (;;) {
      await line.news()
      const { events, hasEnded } = line.take()
      // What is left when the line has ended must not be lost with it.
      for (let left = events; left.length > 0; ) {
        const { count, isDone, ...batch } = take(left, seen())
        left = left.slice(count)
        if (cut.aborted) return false
        if (batch.entries.length > 0) yield batch
        if (isDone) return true
        if (batch.entries.length > 0) await new Promise<void>((resolve) => nextRead(resolve))
      }
      if (hasEnded) return false
    }
  } finally {
    line.close()
  }
}

/** The entries of the first events, as many as may be handed over at once. */
function take(events: readonly ServerSentEvent[], seen: number) {
  const entries: TimelineEntry[] = []
  let last = seen
  let characters = 0
  let count = 0
  for (const { data, id } of events) {
    if (entries.length >= MAX_BATCH.entries || characters >= MAX_BATCH.characters) break
    count += 1
    if (data === '[DONE]') return { count, entries, last, isDone: true }
    const sequence = id === undefined ? undefined : parseCursor(id)?.sequence
    // What came before the line broke may come again.
    if (sequence === undefined || sequence <= last) continue
    last = sequence
    const entry = parseJson(data)
    if (!isTimelineEntry(entry)) continue
    characters += data.length
    entries.push(entry)
  }
  return { count, entries, last, isDone: false }
}
