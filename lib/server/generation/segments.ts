/** Continued answers: one message, made in several segments. Pure. */

import type { TranscriptSegment } from '@/lib/anthropic/transcript'
import type { Chunk } from '@/lib/shared/chunk'
import type { Continuation, ContinuationReason, Message, MessageMetadata, SegmentUsage } from '@/lib/shared/message'
import { addUsage, NO_USAGE } from '@/lib/shared/usage'
import { replayParts } from '@/lib/stream/replay'

/** The statuses of answers that can be continued. */
const CONTINUABLE: ReadonlySet<string> = new Set(['cut', 'stopped', 'interrupted', 'error'])

/** Whether an answer ended before it was whole, so that it can be continued. */
export function canGoOn(status: string): boolean {
  return CONTINUABLE.has(status)
}

/** The segments before. */
export interface EarlierSegments {
  message: Message
  /** Why it ended too early; undefined when it only waited for its tools, and continues seamlessly. */
  reason: ContinuationReason | undefined
  transcript: readonly TranscriptSegment[]
}

/** What the log of a further segment begins with, after `start`: the segments before, and the continuation if there is one. */
export function earlierChunks({ message, reason }: Omit<EarlierSegments, 'transcript'>, at: Date): Chunk[] {
  const parts = message.parts.filter(({ type }) => type !== 'data-error')
  const replayed = replayParts(parts)
  if (reason === undefined) return replayed
  const continuation: Continuation = { reason, at: at.toISOString() }
  return [...replayed, { type: 'data-continuation', data: continuation }]
}

/** The metadata of all segments together, from that of the earlier ones and of the last one. */
export function joinSegments(earlier: MessageMetadata | undefined, last: MessageMetadata): MessageMetadata {
  if (!earlier) return last
  const segments = [...(earlier.segments ?? [usageOfSegment(earlier)]), usageOfSegment(last)]
  const costs = segments.map(({ costUsd }) => costUsd ?? null)
  return {
    ...last,
    usage: segments.reduce((sum, { usage }) => addUsage(sum, usage ?? NO_USAGE), NO_USAGE),
    costUsd: costs.includes(null) ? null : costs.reduce((sum: number, cost) => sum + (cost ?? 0), 0),
    ...(segments.some(({ estimated }) => estimated) && { estimated: true }),
    segments,
    timeToFirstTokenMs: earlier.timeToFirstTokenMs ?? last.timeToFirstTokenMs ?? null,
    durationMs: (earlier.durationMs ?? 0) + (last.durationMs ?? 0),
    ...(last.outputDurationMs !== undefined && {
      outputDurationMs: (earlier.outputDurationMs ?? 0) + last.outputDurationMs,
    }),
  }
}

function usageOfSegment({ model, usage, costUsd, estimated }: MessageMetadata): SegmentUsage {
  return {
    ...(model !== undefined && { model }),
    ...(usage !== undefined && { usage }),
    ...(costUsd !== undefined && { costUsd }),
    ...(estimated && { estimated }),
  }
}
