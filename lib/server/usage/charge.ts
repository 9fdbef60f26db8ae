/** The price of calls for budgets: millionths of US dollars, rounded up. Pure. */
import { leastSourceTokens, maxSourceTokens } from '@/lib/server/files/file-tokens'
import type { ModelRequest } from '@/lib/server/provider/provider'
import { isServerTool } from '@/lib/server/tools/server-tools'
import { leastTokens } from '@/lib/shared/estimate-tokens'
import { costAt, type Price, priceFor, SEARCH_USD } from '@/lib/shared/models'
import { promptTokensOf, type Usage } from '@/lib/shared/usage'

const MICRO = 1_000_000

// What a provider adds to a prompt: its own instructions for tools and thinking.
const ADDED_TOKENS = 2_000

// For unpublished cache prices: reading never costs more than plain input, writing at most twice as much.
const CACHE_WRITE_AT_MOST = 2

/** US dollars as a whole number of millionths. */
export function toMicroUsd(dollars: number): number {
  return Math.ceil(Number((dollars * MICRO).toFixed(3)))
}

// What one search or fetched page adds to the prompt, as a rule at most.
const TOKENS_A_USE = 10_000

/** How often a call may use the API's own tools, and how many uses are searches, which have a price of their own. */
function serverUsesOf({ tools = [] }: ModelRequest): { uses: number; searches: number } {
  const uses = tools.map((tool) => (isServerTool(tool) ? { name: tool.name, max: tool.max_uses ?? 0 } : undefined))
  const sum = (wanted: (name: string) => boolean) =>
    uses.reduce((total, use) => total + (use && wanted(use.name) ? use.max : 0), 0)
  return { uses: sum(() => true), searches: sum((name) => name === 'web_search') }
}

/** An upper bound of a request's input tokens: no token is shorter than a byte, and images are priced separately. */
export function maxInputTokens({ system, messages, tools }: ModelRequest): number {
  let ofFiles = 0
  const words = JSON.stringify([system, messages, tools], (_name, value) => {
    if (value?.type !== 'base64') return value
    ofFiles += maxSourceTokens(value)
    return null
  })
  return Buffer.byteLength(words) + ofFiles + ADDED_TOKENS
}

// Field names are not counted as words, nor are the values of these.
const FORM: ReadonlySet<string> = new Set(['type', 'role', 'id', 'tool_use_id', 'signature', 'media_type', 'ttl'])

/**
 * A lower bound, for a prompt that the provider has not counted, so that nobody is charged for more than was billed.
 */
export function leastInputTokens({ system, messages, tools }: ModelRequest): number {
  let ofFiles = 0
  const words: string[] = []
  JSON.stringify([system, messages, tools], (name, value) => {
    if (value?.type === 'base64') {
      ofFiles += leastSourceTokens(value)
      return null
    }
    if (typeof value === 'string' && !FORM.has(name)) words.push(value)
    return value
  })
  return leastTokens(words) + ofFiles
}

/** The most that a call can cost with so many input tokens at most, or null when its model has no known price. */
export function ceilingOf(request: ModelRequest, inputTokens = maxInputTokens(request)): number | null {
  const { uses, searches } = serverUsesOf(request)
  const input = inputTokens + uses * TOKENS_A_USE
  const price = priceFor(request.model, input)
  if (!price) return null
  const dearestInput = request.cache_control ? Math.max(price.input, cachePrices(price).cacheWrite) : price.input
  const tokens = input * dearestInput + request.max_tokens * price.output
  return Math.ceil(tokens + searches * SEARCH_USD * MICRO)
}

/**
 * The charge for a call: its cost, or an upper bound when a price is not published. Priced by the model that answered,
 * or if that is unknown, the one requested.
 */
export function chargeOf(models: ReadonlyArray<string | undefined>, usage: Usage): number {
  const promptTokens = promptTokensOf(usage)
  for (const model of models) {
    const price = priceFor(model, promptTokens)
    if (price) return toMicroUsd(costAt({ ...price, ...cachePrices(price) }, usage) ?? 0)
  }
  return 0
}

/** Cache prices, or their upper bounds when not published. */
function cachePrices({ input, cacheRead, cacheWrite }: Price): { cacheRead: number; cacheWrite: number } {
  return { cacheRead: cacheRead ?? input, cacheWrite: cacheWrite ?? input * CACHE_WRITE_AT_MOST }
}
