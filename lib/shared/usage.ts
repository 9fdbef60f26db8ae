/** What an answer used, in the API's own counts, and what that cost. */

/** Token counts of one or more upstream calls, as the API gave them. */
export interface Usage {
  /** Uncached input only, as the API counts it; the whole prompt is input + cache read + cache write. */
  inputTokens: number
  /** Includes thinking. */
  outputTokens: number
  cacheReadTokens: number
  cacheWriteTokens: number
  /** Part of outputTokens; absent when the API did not say. */
  thinkingTokens?: number
  /** Searches and pages read by the API's own tools; absent when there were none. */
  webSearches?: number
  webFetches?: number
}

/** No tokens at all. */
export const NO_USAGE: Usage = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 }

/** All tokens that were sent: the API's input count leaves out those read from or written to the cache. */
export function promptTokensOf({
  inputTokens,
  cacheReadTokens,
  cacheWriteTokens,
}: Pick<Usage, 'inputTokens' | 'cacheReadTokens' | 'cacheWriteTokens'>): number {
  return inputTokens + cacheReadTokens + cacheWriteTokens
}

/** Counts that are absent when the API does not give them. */
const OPTIONAL = ['thinkingTokens', 'webSearches', 'webFetches'] as const

/** The sum of two calls' usage. Within one call counts are cumulative and must not be added. */
export function addUsage(a: Usage, b: Usage): Usage {
  const sum: Usage = {
    inputTokens: a.inputTokens + b.inputTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    cacheReadTokens: a.cacheReadTokens + b.cacheReadTokens,
    cacheWriteTokens: a.cacheWriteTokens + b.cacheWriteTokens,
  }
  for (const name of OPTIONAL) {
    if (a[name] !== undefined || b[name] !== undefined) sum[name] = (a[name] ?? 0) + (b[name] ?? 0)
  }
  return sum
}
