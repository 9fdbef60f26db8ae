/** Calls in money, as budgets count it: millionths of US dollars, rounded up. Pure. */
import type { ModelRequest } from '@/lib/server/provider/provider'
import { costOf, type Price, priceFor } from '@/lib/shared/models'
import type { Usage } from '@/lib/shared/usage'

const MICRO = 1_000_000

// What a provider adds to a prompt by itself: its words around tools and thinking.
const ADDED_TOKENS = 2_000

// Where the price of a cache is not published: reading one never costs more than plain input, writing one at most twice.
const CACHE_WRITE_AT_MOST = 2

/** US dollars as a whole number of millionths. */
export function toMicroUsd(dollars: number): number {
  return Math.ceil(Number((dollars * MICRO).toFixed(3)))
}

/** At most as many input tokens as a request has: no token is shorter than a byte. */
export function mostInputTokens({ system, messages, tools }: ModelRequest): number {
  return Buffer.byteLength(JSON.stringify([system, messages, tools])) + ADDED_TOKENS
}

/** The most that a call can cost, or null when its model has no known price. */
export function ceilingOf(request: ModelRequest): number | null {
  const input = mostInputTokens(request)
  const price = priceFor(request.model, input)
  if (!price) return null
  const dearestInput = request.cache_control ? Math.max(price.input, cacheWrite(price)) : price.input
  return Math.ceil(input * dearestInput + request.max_tokens * price.output)
}

/**
 * What a call is charged at: its cost, or where a price is not published the most that it can have been. The model as
 * answered counts; when that name is unknown, the one that was asked for.
 */
export function chargeOf(models: ReadonlyArray<string | undefined>, usage: Usage): number {
  const promptTokens = usage.inputTokens + usage.cacheReadTokens + usage.cacheWriteTokens
  for (const model of models) {
    const cost = costOf(model, usage)
    if (cost !== null) return toMicroUsd(cost)
    const price = priceFor(model, promptTokens)
    if (!price) continue
    const input = usage.inputTokens * price.input + usage.cacheReadTokens * (price.cacheRead ?? price.input)
    return Math.ceil(input + usage.cacheWriteTokens * cacheWrite(price) + usage.outputTokens * price.output)
  }
  return 0
}

function cacheWrite(price: Price): number {
  return price.cacheWrite ?? price.input * CACHE_WRITE_AT_MOST
}
