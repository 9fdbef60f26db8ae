/** An answer that was continued: one message, made in several legs. Pure. */

import type { ExchangeLeg } from '@/lib/anthropic/transcript'
import type { Chunk } from '@/lib/shared/chunk'
import type { LegUsage, Message, MessageMetadata, Seam, SeamReason } from '@/lib/shared/message'
import { addUsage, NO_USAGE } from '@/lib/shared/usage'
import { replay } from '@/lib/stream/replay'

/** Statuses of answers that can go on. */
const OPEN_ENDS: ReadonlySet<string> = new Set(['cut', 'stopped', 'interrupted', 'error'])

/** Whether an answer ended before it was whole, so that it can be continued. */
export function canGoOn(status: string): boolean {
  return OPEN_ENDS.has(status)
}

/** What was said in the legs before. */
export interface Earlier {
  message: Message
  /** Why it ended too early; undefined where it only waited for its tools, and goes on as if nothing had been. */
  reason: SeamReason | undefined
  exchange: readonly ExchangeLeg[]
}

/** What a further leg's log begins with, behind its start: all that was said before, and the seam where there is one. */
export function earlierChunks({ message, reason }: Omit<Earlier, 'exchange'>, at: Date): Chunk[] {
  const parts = message.parts.filter(({ type }) => type !== 'data-error')
  const said = replay({ ...message, parts }).filter(({ type }) => type !== 'start' && type !== 'finish')
  if (reason === undefined) return said
  const seam: Seam = { reason, at: at.toISOString() }
  return [...said, { type: 'data-seam', data: seam }]
}

/** What all legs together used and took, from what the earlier ones and the last one did. */
export function joinLegs(earlier: MessageMetadata | undefined, last: MessageMetadata): MessageMetadata {
  if (!earlier) return last
  const legs = [...(earlier.legs ?? [usageOfLeg(earlier)]), usageOfLeg(last)]
  const costs = legs.map(({ costUsd }) => costUsd ?? null)
  return {
    ...last,
    usage: legs.reduce((sum, { usage }) => addUsage(sum, usage ?? NO_USAGE), NO_USAGE),
    costUsd: costs.includes(null) ? null : costs.reduce((sum: number, cost) => sum + (cost ?? 0), 0),
    ...(legs.some(({ estimated }) => estimated) && { estimated: true }),
    legs,
    timeToFirstTokenMs: earlier.timeToFirstTokenMs ?? last.timeToFirstTokenMs ?? null,
    durationMs: (earlier.durationMs ?? 0) + (last.durationMs ?? 0),
    ...(last.outputDurationMs !== undefined && {
      outputDurationMs: (earlier.outputDurationMs ?? 0) + last.outputDurationMs,
    }),
  }
}

function usageOfLeg({ model, usage, costUsd, estimated }: MessageMetadata): LegUsage {
  return {
    ...(model !== undefined && { model }),
    ...(usage !== undefined && { usage }),
    ...(costUsd !== undefined && { costUsd }),
    ...(estimated && { estimated }),
  }
}
