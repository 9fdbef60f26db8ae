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

/** Everything that was sent: the API's input count leaves out what the cache had or was given. */
export function promptTokensOf({
  inputTokens,
  cacheReadTokens,
  cacheWriteTokens,
}: Pick<Usage, 'inputTokens' | 'cacheReadTokens' | 'cacheWriteTokens'>): number {
  return inputTokens + cacheReadTokens + cacheWriteTokens
}

/** The counts that are absent when the API did not give them. */
const OPTIONAL = ['thinkingTokens', 'webSearches', 'webFetches'] as const

/** The sum of two calls' usage; within one call counts are cumulative: the highest counts, and none is added. */
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
