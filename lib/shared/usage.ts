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
}

/** No tokens at all. */
export const NO_USAGE: Usage = { inputTokens: 0, outputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0 }

/** The sum of two calls' usage; within one call counts are cumulative and are overwritten, never added. */
export function addUsage(a: Usage, b: Usage): Usage {
  const thinking =
    a.thinkingTokens === undefined && b.thinkingTokens === undefined
      ? undefined
      : (a.thinkingTokens ?? 0) + (b.thinkingTokens ?? 0)
  return {
    inputTokens: a.inputTokens + b.inputTokens,
    outputTokens: a.outputTokens + b.outputTokens,
    cacheReadTokens: a.cacheReadTokens + b.cacheReadTokens,
    cacheWriteTokens: a.cacheWriteTokens + b.cacheWriteTokens,
    ...(thinking !== undefined && { thinkingTokens: thinking }),
  }
}
