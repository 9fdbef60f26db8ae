/** The model, counts and end of one upstream call: the one reducer of them. */
import { countSaidTokens, type SaidTokens, withLeastOutput } from '@/lib/shared/estimate-tokens'
import { NO_USAGE, type Usage } from '@/lib/shared/usage'
import type { ModelEvent, ModelUsage } from './model-event'

/** An upstream call without its content. */
export interface CallCounts {
  /** The upstream message's id; undefined until message_start. */
  messageId: string | undefined
  model: string | undefined
  stopReason: string | null
  stopDetails: Record<string, unknown> | undefined
  /** The API's last counts. */
  usage: Usage
  /** The tokens of all text, thinking and input so far, which the reader of the events pushes. */
  said: SaidTokens
  /** Whether a message_delta has brought the final output count. */
  hasFinalUsage: boolean
  /** Whether message_stop has come. */
  stopped: boolean
  /** Whether a second message began inside this one: what follows belongs to another answer. */
  spliced: boolean
}

/** A call before its first event. */
export function newCallCounts(): CallCounts {
  return {
    messageId: undefined,
    model: undefined,
    stopReason: null,
    stopDetails: undefined,
    usage: NO_USAGE,
    said: countSaidTokens(),
    hasFinalUsage: false,
    stopped: false,
    spliced: false,
  }
}

/** Takes in one event. */
export function countEvent(counts: CallCounts, event: ModelEvent): void {
  if (event.type === 'message_start') {
    const { message } = event
    if (counts.messageId === undefined) {
      counts.messageId = message.id ?? ''
      counts.model = message.model
    } else if (message.id !== undefined && message.id !== counts.messageId) {
      // Proxies repeat the start of the same message. Another id is another answer on the same line.
      counts.spliced = true
      return
    }
    counts.usage = higherUsage(counts.usage, message.usage)
  } else if (event.type === 'message_delta') {
    const { delta, usage } = event
    if (delta.stop_reason !== undefined && delta.stop_reason !== null) counts.stopReason = delta.stop_reason
    if (delta.stop_details) counts.stopDetails = delta.stop_details
    counts.usage = higherUsage(counts.usage, usage)
    if (isFinalCount(usage, counts.said.least > 0)) counts.hasFinalUsage = true
  } else if (event.type === 'message_stop') counts.stopped = true
}

/** The usage of a call. Without a final count its output is the least that it can have been. */
export function callUsage({ usage, hasFinalUsage, said }: CallCounts): Usage {
  return hasFinalUsage ? usage : withLeastOutput(usage, said.least)
}

/**
 * The counts after newer ones have come. They are cumulative, so none is added to another, and none goes down: some
 * servers end with zeros for what they had counted at the start.
 */
export function higherUsage(usage: Usage, newer: ModelUsage | null | undefined): Usage {
  if (!newer) return usage
  const { output_tokens_details: details, server_tool_use: used } = newer
  const thinking = higher(usage.thinkingTokens, details?.thinking_tokens)
  // The API sends zeros where a tool is offered: only what was used is kept.
  const searches = higher(usage.webSearches, used?.web_search_requests || undefined)
  const fetches = higher(usage.webFetches, used?.web_fetch_requests || undefined)
  return {
    inputTokens: higher(usage.inputTokens, newer.input_tokens),
    outputTokens: higher(usage.outputTokens, newer.output_tokens),
    cacheReadTokens: higher(usage.cacheReadTokens, newer.cache_read_input_tokens),
    cacheWriteTokens: higher(usage.cacheWriteTokens, newer.cache_creation_input_tokens),
    ...(thinking !== undefined && { thinkingTokens: thinking }),
    ...(searches !== undefined && { webSearches: searches }),
    ...(fetches !== undefined && { webFetches: fetches }),
  }
}

function higher<T extends number | undefined>(known: T, newer: number | null | undefined): T | number {
  return known === undefined ? (newer ?? known) : Math.max(known, newer ?? known)
}

/** Whether an event has the final count of the output. A zero after some output is none. */
function isFinalCount(usage: ModelUsage | null | undefined, hasSpoken: boolean): boolean {
  const count = usage?.output_tokens
  return typeof count === 'number' && (count > 0 || !hasSpoken)
}
