/** Sums of usage in words. */
import { formatCost } from '@/components/ui/format'
import type { StoredShare, UsageTotal } from '@/lib/shared/api/usage-report'
import { sizeWords } from '@/lib/shared/files/files'
import { promptTokensOf } from '@/lib/shared/usage'

/** All tokens of a sum, cached ones included. */
export function tokensOf(total: UsageTotal): number {
  return promptTokensOf(total) + total.outputTokens
}

/** A cost with a sign before what is estimated, or `unknown` where no price is known. */
export function costWords({ costUsd, calls, unpricedCalls, estimatedCalls }: UsageTotal): string {
  if (calls > 0 && unpricedCalls === calls) return 'unknown'
  return `${estimatedCalls > 0 ? '~' : ''}${formatCost(costUsd)}`
}

/** How much room is taken, of how much. */
export function roomWords({ usedBytes, maxBytes }: StoredShare): string {
  const most = maxBytes === null ? '' : ` of ${sizeWords(maxBytes)}`
  return `Your chats and files take up ${sizeWords(usedBytes)}${most}.`
}
