/** An answer that was continued: one message, made in several segments. Pure. */

import type { TranscriptSegment } from '@/lib/anthropic/transcript'
import type { Chunk } from '@/lib/shared/chunk'
import type { Continuation, ContinuationReason, Message, MessageMetadata, SegmentUsage } from '@/lib/shared/message'
import { addUsage, NO_USAGE } from '@/lib/shared/usage'
import { replayParts } from '@/lib/stream/replay'

/** Statuses of answers that can go on. */
const OPEN_ENDS: ReadonlySet<string> = new Set(['cut', 'stopped', 'interrupted', 'error'])

/** Whether an answer ended before it was whole, so that it can be continued. */
export function canGoOn(status: string): boolean {
  return OPEN_ENDS.has(status)
}

/** What was said in the segments before. */
export interface EarlierSegments {
  message: Message
  /** Why it ended too early; undefined where it only waited for its tools, and goes on as if nothing had been. */
  reason: ContinuationReason | undefined
  transcript: readonly TranscriptSegment[]
}

/** What a further segment's log begins with, behind its start: all that was said before, and the continuation where there is one. */
export function earlierChunks({ message, reason }: Omit<EarlierSegments, 'transcript'>, at: Date): Chunk[] {
  const parts = message.parts.filter(({ type }) => type !== 'data-error')
  const said = replayParts(parts)
  if (reason === undefined) return said
  const continuation: Continuation = { reason, at: at.toISOString() }
  return [...said, { type: 'data-continuation', data: continuation }]
}

/** What all segments together used and took, from what the earlier ones and the last one did. */
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
