/**
 * (answer, chunk) -> answer: into its message or, from a hold's begin on, aside. What is released is taken with the
 * answer's end, in one change, however many pieces it arrives in.
 */
import type { Chunk } from '@/lib/shared/chunk'
import type { HoldNotice } from '@/lib/shared/hold'
import { NO_USAGE } from '@/lib/shared/usage'
import { accumulate } from '@/lib/stream/accumulate'
import type { Answer, Held } from './entry'

/** Takes one chunk. Returns those that the reader may see now. */
export function takeChunk(answer: Answer, chunk: Chunk): readonly Chunk[] {
  const { held } = answer
  if (held && chunk.type === 'data-hold' && chunk.data.state === 'ended') {
    // It is shown on demand: from here on as it comes.
    answer.held = undefined
    return taken(answer, held.released)
  }
  // Notices are no part of the message.
  if (!held || chunk.type === 'start' || ('transient' in chunk && chunk.transient)) return taken(answer, [chunk])
  held.released.push(chunk)
  if (chunk.type !== 'finish') return []
  answer.held = undefined
  return taken(answer, held.released)
}

function taken(answer: Answer, chunks: readonly Chunk[]): readonly Chunk[] {
  for (const chunk of chunks) {
    accumulate(answer.rebuilding ?? answer.message, chunk)
    noteChunk(answer, chunk)
  }
  return chunks
}

/** Notes what a chunk says apart from the message. */
function noteChunk(answer: Answer, chunk: Chunk): void {
  if (chunk.type === 'data-retry') answer.retry = { ...chunk.data, receivedAt: performance.now() }
  else if (chunk.type === 'data-error') answer.error = chunk.data
  // The error of the segment before no longer counts.
  else if (chunk.type === 'data-continuation') answer.error = undefined
  else if (chunk.type === 'data-segment-end') answer.segmentEnd = chunk.data.reason
  else if (chunk.type === 'data-silence') {
    answer.silentSince = chunk.data.silentMs > 0 ? performance.now() - chunk.data.silentMs : undefined
  } else if (chunk.type === 'data-section') answer.calls = []
  else if (chunk.type === 'start-step') answer.calls = [...answer.calls, NO_USAGE]
  else if (chunk.type === 'data-usage') answer.calls = [...answer.calls.slice(0, -1), chunk.data]
  else if (chunk.type === 'data-hold' && chunk.data.state === 'held') {
    answer.held = heldBy(chunk.data, answer.held)
    // What ends a retry or a silence is kept back; the stage says that it has ended.
    answer.silentSince = undefined
    if (chunk.data.stage !== 'waiting') answer.retry = undefined
  }
}

/** How old a notice can be that comes with a page: they are sent every 2 seconds, and a page takes a while to load. */
const MAX_AGE_MS = 5_000

/**
 * The server says for how long it has lasted, as clocks differ. Where the reader's own clock agrees, it tells how old the
 * notice is. Of several notices the one that was least late counts.
 */
function heldBy({ state: _state, padding: _padding, ...notice }: HoldNotice, before: Held | undefined): Held {
  const { heldAt, heldMs } = notice
  const ageMs = Date.now() - Date.parse(heldAt) - heldMs
  const since = performance.now() - heldMs - (ageMs > 0 && ageMs <= MAX_AGE_MS ? ageMs : 0)
  const isSame = before?.heldAt === heldAt
  return { ...notice, since: isSame ? Math.min(before.since, since) : since, released: before?.released ?? [] }
}
