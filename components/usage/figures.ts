/** Usage totals in words. */
import { formatCost } from '@/components/ui/format'
import type { StoredShare, UsageTotal } from '@/lib/shared/api/usage-report'
import { sizeWords } from '@/lib/shared/files/files'
import { promptTokensOf } from '@/lib/shared/usage'

/** All tokens of a total, including cached ones. */
export function tokensOf(total: UsageTotal): number {
  return promptTokensOf(total) + total.outputTokens
}

/** A cost, with `~` if it includes estimates, or `unknown` without a known price. */
export function costWords({ costUsd, calls, unpricedCalls, estimatedCalls }: UsageTotal): string {
  if (calls > 0 && unpricedCalls === calls) return 'unknown'
  return `${estimatedCalls > 0 ? '~' : ''}${formatCost(costUsd)}`
}

/** How much storage is used, of how much. */
export function roomWords({ usedBytes, maxBytes }: StoredShare): string {
  const limit = maxBytes === null ? '' : ` of ${sizeWords(maxBytes)}`
  return `Your chats and files take up ${sizeWords(usedBytes)}${limit}.`
}
