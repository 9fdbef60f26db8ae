/** How a segment ended, what it used, and the chunks that say so. Pure. */

import { callUsage } from '@/lib/anthropic/call-counts'
import type { CallState } from '@/lib/anthropic/call-state'
import type { Chunk } from '@/lib/shared/chunk'
import type { AppError } from '@/lib/shared/error'
import type { AnswerStatus, MessageMetadata, SegmentNotice } from '@/lib/shared/message'
import { costOf } from '@/lib/shared/models'
import { addUsage, NO_USAGE, type Usage } from '@/lib/shared/usage'
import type { AnswerWriter } from './answer-writer'

/** Everything that decides an ending. */
export interface Ending {
  calls: readonly CallState[]
  stopped: boolean
  error: AppError | undefined
  /** The upstream broke off, fell silent or lost its connection, after output had begun. */
  brokenOff: boolean
  /** Whether calls wait for the person. */
  isWaiting: boolean
  /** Everything is there, even without a call. */
  isWhole?: boolean | undefined
}

const BY_STOP_REASON = new Map<string, AnswerStatus>(
  Object.entries({
    end_turn: 'complete',
    stop_sequence: 'complete',
    max_tokens: 'cut',
    model_context_window_exceeded: 'cut',
    refusal: 'refused',
  }),
)

/** The status. An answer is complete only when the API's stop reason proves it. */
function statusOf({ calls, stopped, error, brokenOff, isWaiting, isWhole }: Ending): AnswerStatus {
  if (stopped) return 'stopped'
  if (brokenOff) return 'interrupted'
  if (error) return 'error'
  if (isWaiting) return 'waiting'
  if (isWhole) return 'complete'
  const reason = calls.at(-1)?.stopReason
  return BY_STOP_REASON.get(reason ?? '') ?? 'interrupted'
}

/** Whether anything came of a call. One that the provider refused, or never got, used nothing. */
function hasBegun({ messageId, hasFinalUsage, blocks }: CallState): boolean {
  return messageId !== undefined || hasFinalUsage || blocks.length > 0
}

/** The counts and the cost of all calls; `estimated` when the API gave no final count for one of them. */
function usageOf(calls: readonly CallState[]): Required<Pick<MessageMetadata, 'usage' | 'costUsd'>> & {
  estimated: boolean
} {
  let usage: Usage = NO_USAGE
  let costUsd: number | null = 0
  let estimated = false
  // If nothing came of any call, the usage is an estimate all the same, of nothing.
  for (const call of calls.some(hasBegun) ? calls.filter(hasBegun) : calls) {
    const counted = callUsage(call)
    estimated ||= !call.hasFinalUsage
    usage = addUsage(usage, counted)
    const cost = costOf(call.model, counted)
    costUsd = cost === null || costUsd === null ? null : costUsd + cost
  }
  return { usage, costUsd, estimated }
}

/** The metadata of a segment that has ended; `model` is the one that was asked. */
export function segmentMetadata(
  ending: Ending,
  model: string,
  { firstTextAt, firstDeltaAt, lastDeltaAt }: Pick<AnswerWriter, 'firstTextAt' | 'firstDeltaAt' | 'lastDeltaAt'>,
  durationMs: number,
): MessageMetadata {
  const { calls } = ending
  const last = calls.at(-1)
  const lastBegun = calls.findLast(hasBegun)
  const status = statusOf(ending)
  const { usage, costUsd, estimated } = usageOf(calls)
  return {
    status,
    model: last?.model ?? model,
    stopReason: last?.stopReason ?? null,
    ...(status === 'refused' && { refusal: refusalOf(last?.stopDetails) }),
    usage,
    ...(estimated && { estimated }),
    ...(lastBegun && { contextTokens: tokensIn(lastBegun.usage) }),
    costUsd,
    timeToFirstTokenMs: firstTextAt === undefined ? null : Math.round(firstTextAt),
    durationMs: Math.round(durationMs),
    ...(firstDeltaAt !== undefined &&
      lastDeltaAt !== undefined && { outputDurationMs: Math.round(lastDeltaAt - firstDeltaAt) }),
  }
}

const tokensIn = ({ inputTokens, cacheReadTokens, cacheWriteTokens, outputTokens }: Usage) =>
  inputTokens + cacheReadTokens + cacheWriteTokens + outputTokens

// The provider's explanation is shown to people, who need no more of it.
const MAX_EXPLANATION_CHARACTERS = 600

function refusalOf(details: CallState['stopDetails']): NonNullable<MessageMetadata['refusal']> {
  const text = (value: unknown) => (typeof value === 'string' ? value.slice(0, MAX_EXPLANATION_CHARACTERS) : undefined)
  const [category, explanation] = [text(details?.category), text(details?.explanation)]
  return { ...(category !== undefined && { category }), ...(explanation !== undefined && { explanation }) }
}

/** The last chunks of a segment's log. */
export function endChunks(
  metadata: MessageMetadata,
  segmentNotice: SegmentNotice | undefined,
  error: AppError | undefined,
  requestId: string,
): Chunk[] {
  const notice: Chunk[] = segmentNotice ? [{ type: 'data-segment-end', data: segmentNotice, transient: true }] : []
  const finish: Chunk = { type: 'finish', messageMetadata: metadata }
  if (metadata.status === 'stopped') return [...notice, { type: 'abort' }, finish]
  if (!error) return [...notice, finish]
  // An AI SDK client reads nothing after `error`, so the metadata goes before it as well.
  return [
    ...notice,
    { type: 'message-metadata', messageMetadata: metadata },
    { type: 'data-error', data: error.info(requestId) },
    { type: 'error', errorText: error.message },
    finish,
  ]
}
