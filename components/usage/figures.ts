/** Sums of usage in words. */
import { formatCost } from '@/components/ui/format'
import type { UsageTotal } from '@/lib/shared/usage-report'

/** All tokens of a sum, cached ones included. */
export function tokensOf({ inputTokens, outputTokens, cacheReadTokens, cacheWriteTokens }: UsageTotal): number {
  return inputTokens + outputTokens + cacheReadTokens + cacheWriteTokens
}

/** A cost with a sign before what is estimated, or `unknown` where no price is known. */
export function costWords({ costUsd, calls, unpricedCalls, estimatedCalls }: UsageTotal): string {
  if (calls > 0 && unpricedCalls === calls) return 'unknown'
  return `${estimatedCalls > 0 ? '~' : ''}${formatCost(costUsd)}`
}
