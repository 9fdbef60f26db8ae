/** Counts a request's input tokens, and how many of them a prompt cache would hold. */
import type { CountRequest } from './request'
import { countTokens } from './tokens'
import type { InputUsage } from './wire-event'

/** A shorter prefix is not cached; the API's own minimum depends on the model. */
const LEAST_CACHED = 512

/** Everything in a request that a model reads. */
export function inputTokens({ system, messages, tools }: Pick<CountRequest, 'system' | 'messages' | 'tools'>): number {
  return countTokens([system, messages, tools])
}

/**
 * The three counts of a request; their sum is `inputTokens`. The simulator has no cache and goes by the request alone,
 * like the API's automatic breakpoint, which moves along with a chat: with a top-level `cache_control` the whole
 * request is written to the cache, except what the previous request, up to the last answer, has already written. Real
 * caches also expire; only the form and the sum can be relied on.
 */
export function inputUsageOf(request: CountRequest): InputUsage {
  const { system, messages, tools, cache_control } = request
  const total = inputTokens(request)
  if (!cache_control || total < LEAST_CACHED) {
    return { input_tokens: total, cache_creation_input_tokens: 0, cache_read_input_tokens: 0 }
  }
  const lastAnswer = messages.findLastIndex(({ role }) => role === 'assistant')
  const before = lastAnswer === -1 ? 0 : inputTokens({ system, messages: messages.slice(0, lastAnswer), tools })
  const read = before >= LEAST_CACHED ? before : 0
  return { input_tokens: 0, cache_creation_input_tokens: total - read, cache_read_input_tokens: read }
}
