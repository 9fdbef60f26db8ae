/** Calls in money, as budgets count it: millionths of US dollars, rounded up. Pure. */
import { leastSourceTokens, maxSourceTokens } from '@/lib/server/files/file-tokens'
import type { ModelRequest } from '@/lib/server/provider/provider'
import { isServerTool } from '@/lib/server/tools/server-tools'
import { leastTokens } from '@/lib/shared/estimate-tokens'
import { costOf, type Price, priceFor, SEARCH_USD } from '@/lib/shared/models'
import { promptTokensOf, type Usage } from '@/lib/shared/usage'

const MICRO = 1_000_000

// What a provider adds to a prompt by itself: its words around tools and thinking.
const ADDED_TOKENS = 2_000

// Where the price of a cache is not published: reading one never costs more than plain input, writing one at most twice.
const CACHE_WRITE_AT_MOST = 2

/** US dollars as a whole number of millionths. */
export function toMicroUsd(dollars: number): number {
  return Math.ceil(Number((dollars * MICRO).toFixed(3)))
}

// What one search or one fetched page brings into the prompt: it is not known before, and no more than this as a rule.
const TOKENS_A_USE = 10_000

/** How often a call may use the API's own tools, and how many of these uses are searches, which have a price. */
function serverUsesOf({ tools = [] }: ModelRequest): { uses: number; searches: number } {
  const uses = tools.map((tool) => (isServerTool(tool) ? { name: tool.name, most: tool.max_uses ?? 0 } : undefined))
  const sum = (wanted: (name: string) => boolean) =>
    uses.reduce((total, use) => total + (use && wanted(use.name) ? use.most : 0), 0)
  return { uses: sum(() => true), searches: sum((name) => name === 'web_search') }
}

/** At most as many input tokens as a request has: no token is shorter than a byte, and pictures cost by themselves. */
export function maxInputTokens({ system, messages, tools }: ModelRequest): number {
  let ofFiles = 0
  const words = JSON.stringify([system, messages, tools], (_name, value) => {
    if (value?.type !== 'base64') return value
    ofFiles += maxSourceTokens(value)
    return null
  })
  return Buffer.byteLength(words) + ofFiles + ADDED_TOKENS
}

// Names of fields are not counted as words, and neither is what stands in these.
const FORM: ReadonlySet<string> = new Set(['type', 'role', 'id', 'tool_use_id', 'signature', 'media_type', 'ttl'])

/** At least as many, for a prompt that the provider has not counted: what nobody was billed for is not charged. */
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

/** The most that a call can cost, or null when its model has no known price. */
export function ceilingOf(request: ModelRequest): number | null {
  const { uses, searches } = serverUsesOf(request)
  const input = maxInputTokens(request) + uses * TOKENS_A_USE
  const price = priceFor(request.model, input)
  if (!price) return null
  const dearestInput = request.cache_control ? Math.max(price.input, cacheWrite(price)) : price.input
  const tokens = input * dearestInput + request.max_tokens * price.output
  return Math.ceil(tokens + searches * SEARCH_USD * MICRO)
}

/**
 * What a call is charged at: its cost, or where a price is not published the most that it can have been. The model as
 * answered counts; when that name is unknown, the one that was asked for.
 */
export function chargeOf(models: ReadonlyArray<string | undefined>, usage: Usage): number {
  const promptTokens = promptTokensOf(usage)
  for (const model of models) {
    const cost = costOf(model, usage)
    if (cost !== null) return toMicroUsd(cost)
    const price = priceFor(model, promptTokens)
    if (!price) continue
    const input = usage.inputTokens * price.input + usage.cacheReadTokens * (price.cacheRead ?? price.input)
    const written = usage.cacheWriteTokens * cacheWrite(price) + usage.outputTokens * price.output
    return Math.ceil(input + written + (usage.webSearches ?? 0) * SEARCH_USD * MICRO)
  }
  return 0
}

function cacheWrite(price: Price): number {
  return price.cacheWrite ?? price.input * CACHE_WRITE_AT_MOST
}
