/** How an answer ended, and what is known of it then. Pure. */

import type { CallState } from '@/lib/anthropic/call-state'
import type { AppError } from '@/lib/shared/error'
import type { AnswerStatus, MessageMetadata } from '@/lib/shared/message'
import { costOf } from '@/lib/shared/models'
import { addUsage, NO_USAGE, type Usage } from '@/lib/shared/usage'

/** Everything that decides an ending. */
export interface Ending {
  calls: readonly CallState[]
  stopped: boolean
  error: AppError | undefined
  /** The upstream broke off, fell silent or lost its connection, after output had begun. */
  brokenOff: boolean
  /** Calls wait for the person. */
  isWaiting: boolean
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

/** The status: complete only when the API gave a reason that proves it. */
export function statusOf({ calls, stopped, error, brokenOff, isWaiting }: Ending): AnswerStatus {
  if (stopped) return 'stopped'
  if (brokenOff) return 'interrupted'
  if (error) return 'error'
  if (isWaiting) return 'waiting'
  const reason = calls.at(-1)?.stopReason
  return BY_STOP_REASON.get(reason ?? '') ?? 'interrupted'
}

/** Whether anything was heard of a call: one that the provider refused, or never got, used nothing. */
export function hasBegun({ messageId, hasFinalUsage, blocks }: CallState): boolean {
  return messageId !== undefined || hasFinalUsage || blocks.length > 0
}

/** The counts and the cost of all calls; `estimated` when the API gave no final count for one of them. */
export function usageOf(calls: readonly CallState[]): Required<Pick<MessageMetadata, 'usage' | 'costUsd'>> & {
  estimated: boolean
} {
  let usage: Usage = NO_USAGE
  let costUsd: number | null = 0
  let estimated = false
  // An answer of which nothing was heard at all is an estimate, of nothing.
  for (const call of calls.some(hasBegun) ? calls.filter(hasBegun) : calls) {
    const counted = call.hasFinalUsage ? call.usage : estimate(call)
    estimated ||= !call.hasFinalUsage
    usage = addUsage(usage, counted)
    const cost = costOf(call.model, counted)
    costUsd = cost === null || costUsd === null ? null : costUsd + cost
  }
  return { usage, costUsd, estimated }
}

function estimate({ usage, said }: CallState): Usage {
  return { ...usage, outputTokens: Math.max(usage.outputTokens, said.least) }
}
