/** The models on offer, their prices and how they are called; what an answer cost. */
import { promptTokensOf, type Usage } from './usage'

/** US dollars per million tokens. A field that is not published is undefined, never a guess. */
export interface Price {
  input: number
  output: number
  /** Five-minute cache. */
  cacheWrite: number | undefined
  cacheRead: number | undefined
}

/** How much a model may think before it answers, from least to most. */
export const EFFORTS = ['low', 'medium', 'high'] as const

/** One of them. */
export type Effort = (typeof EFFORTS)[number]

/** A row of the table. */
export interface Model {
  id: string
  name: string
  /** One line for a picker. */
  summary: string
  contextTokens: number
  maxOutputTokens: number
  /** By prompt size: the first tier whose `upTo` holds the whole prompt applies. */
  tiers: ReadonlyArray<{ upTo: number; price: Price }>
  /** Whether the model takes `output_config.effort`; older ones are asked not to think. */
  takesEffort: boolean
  state: 'current' | 'legacy' | 'deprecated'
}

/** A model as people may pick it; what its provider leaves out is undefined. */
export interface OfferedModel extends Pick<Model, 'id' | 'name' | 'summary' | 'takesEffort' | 'state'> {
  contextTokens?: number | undefined
  maxOutputTokens?: number | undefined
  /** ISO 8601: from then on another model answers for it. */
  retiresAt?: string
}

/** When the prices were read, and where. */
export const PRICES_READ = { date: '2026-11-21', source: 'platform.claude.com/docs: pricing' } as const

const ANY = Number.POSITIVE_INFINITY

/** The table. Prices: see PRICES_READ. */
export const MODELS: readonly Model[] = [
  {
    id: 'claude-sonnet-5-5',
    name: 'Claude Sonnet 5.5',
    summary: 'Best balance of speed and intelligence',
    contextTokens: 1_000_000,
    maxOutputTokens: 128_000,
    tiers: [{ upTo: ANY, price: { input: 2, output: 10, cacheWrite: 2.5, cacheRead: 0.2 } }],
    takesEffort: true,
    state: 'current',
  },
  {
    id: 'claude-haiku-5-5',
    name: 'Claude Haiku 5.5',
    summary: 'Fastest and cheapest',
    contextTokens: 1_000_000,
    maxOutputTokens: 128_000,
    tiers: [
      { upTo: 100_000, price: { input: 0.1, output: 0.5, cacheWrite: 0.125, cacheRead: undefined } },
      { upTo: ANY, price: { input: 0.5, output: 2.5, cacheWrite: 0.625, cacheRead: undefined } },
    ],
    takesEffort: true,
    state: 'current',
  },
  {
    id: 'claude-opus-5-5',
    name: 'Claude Opus 5.5',
    summary: 'Most capable; always thinks first',
    contextTokens: 1_000_000,
    maxOutputTokens: 128_000,
    tiers: [{ upTo: ANY, price: { input: 4, output: 20, cacheWrite: 5, cacheRead: 0.2 } }],
    takesEffort: true,
    state: 'current',
  },
  {
    id: 'claude-opus-5',
    name: 'Claude Opus 5',
    summary: 'The Opus before',
    contextTokens: 1_000_000,
    maxOutputTokens: 128_000,
    tiers: [{ upTo: ANY, price: { input: 5, output: 25, cacheWrite: 6.25, cacheRead: 0.5 } }],
    takesEffort: true,
    state: 'legacy',
  },
  {
    id: 'claude-sonnet-5',
    name: 'Claude Sonnet 5',
    summary: 'The Sonnet before',
    contextTokens: 1_000_000,
    maxOutputTokens: 128_000,
    tiers: [{ upTo: ANY, price: { input: 2, output: 10, cacheWrite: 2.5, cacheRead: 0.2 } }],
    takesEffort: true,
    state: 'legacy',
  },
  {
    id: 'claude-sonnet-4-6',
    name: 'Claude Sonnet 4.6',
    summary: 'An older Sonnet',
    contextTokens: 1_000_000,
    maxOutputTokens: 128_000,
    tiers: [{ upTo: ANY, price: { input: 3, output: 15, cacheWrite: undefined, cacheRead: undefined } }],
    takesEffort: false,
    state: 'legacy',
  },
  {
    id: 'claude-haiku-4-5',
    name: 'Claude Haiku 4.5',
    summary: 'An older Haiku',
    contextTokens: 200_000,
    maxOutputTokens: 64_000,
    tiers: [{ upTo: ANY, price: { input: 1, output: 5, cacheWrite: undefined, cacheRead: undefined } }],
    takesEffort: false,
    state: 'legacy',
  },
  {
    id: 'claude-sonnet-4-5',
    name: 'Claude Sonnet 4.5',
    summary: 'Retires on 30 November 2026',
    contextTokens: 200_000,
    maxOutputTokens: 64_000,
    tiers: [{ upTo: ANY, price: { input: 3, output: 15, cacheWrite: undefined, cacheRead: undefined } }],
    takesEffort: false,
    state: 'deprecated',
  },
]

/** The model for questions that name none. */
export const DEFAULT_MODEL = 'claude-sonnet-5-5'

/** The model for everything but answers: titles and summaries. */
export const CHEAP_MODEL = 'claude-haiku-5-5'

/** Retired ids and their replacements; `from` is the first day of retirement. */
const RETIRED: ReadonlyArray<{ pattern: RegExp; from: string; replacement: string }> = [
  { pattern: /^claude-sonnet-4-5(-\d{8})?$/, from: '2026-11-30', replacement: 'claude-sonnet-5-5' },
  { pattern: /^claude-(instant-1|2|2\.0|2\.1)(\.\d)?$/, from: '2025-07-21', replacement: 'claude-sonnet-5-5' },
  { pattern: /^claude-3(-[57])?-sonnet(-|$)/, from: '2025-10-28', replacement: 'claude-sonnet-5-5' },
  { pattern: /^claude-3(-5)?-haiku(-|$)/, from: '2026-02-19', replacement: 'claude-haiku-5-5' },
  { pattern: /^claude-3-opus(-|$)/, from: '2026-01-05', replacement: 'claude-opus-5-5' },
]

/** The model that serves an id on a day: a retired id's replacement, else the id itself. */
export function servingModel(id: string, now: Date): string {
  const day = now.toISOString().slice(0, 10)
  return RETIRED.find(({ pattern, from }) => pattern.test(id) && day >= from)?.replacement ?? id
}

/** The table's row for an id, dated or not; undefined when there is none. */
export function findModel(id: string): Model | undefined {
  const plain = id.replace(/-\d{8}$/, '')
  return MODELS.find((model) => model.id === plain)
}

/** The prices of a model for a prompt of that many tokens; undefined when the model is not in the table. */
export function priceFor(modelId: string | undefined, promptTokens: number): Price | undefined {
  const model = modelId === undefined ? undefined : findModel(modelId)
  return model?.tiers.find(({ upTo }) => promptTokens <= upTo)?.price
}

/** US dollars for one web search, whatever the model; fetched pages cost only their tokens. */
export const SEARCH_USD = 0.01

/** What one call cost in US dollars; null when the model or a price it needs is unknown. */
export function costOf(modelId: string | undefined, usage: Usage): number | null {
  const price = priceFor(modelId, promptTokensOf(usage))
  return price ? costAt(price, usage) : null
}

/** What usage costs at a price, in US dollars; null when a price it needs is unknown. */
export function costAt(price: Price, usage: Usage): number | null {
  const terms: Array<[number, number | undefined]> = [
    [usage.inputTokens, price.input],
    [usage.outputTokens, price.output],
    [usage.cacheWriteTokens, price.cacheWrite],
    [usage.cacheReadTokens, price.cacheRead],
  ]
  let microDollars = (usage.webSearches ?? 0) * SEARCH_USD * 1_000_000
  for (const [tokens, perMillion] of terms) {
    if (tokens === 0) continue
    if (perMillion === undefined) return null
    microDollars += tokens * perMillion
  }
  // Divided once, after adding, so that ordinary prices give exact cents.
  return microDollars / 1_000_000
}
