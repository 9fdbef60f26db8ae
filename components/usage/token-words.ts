/** What was sent, in words: the total, then how much of it was cached. */
import { formatCount } from '@/components/ui/format'
import { promptTokensOf, type Usage } from '@/lib/shared/usage'

type Input = Pick<Usage, 'inputTokens' | 'cacheReadTokens' | 'cacheWriteTokens'>

/** `1,107 in`: everything that was sent, cached or not. */
export function inputWords(input: Input): string {
  return `${formatCount(promptTokensOf(input))} in`
}

/** `of which 900 cached`, to follow the total: what came from the cache. */
export function cachedWords({ cacheReadTokens }: Pick<Input, 'cacheReadTokens'>): string {
  return `of which ${formatCount(cacheReadTokens)} cached`
}

/** The same with what was written to the cache, where there is room: `of which 900 cached, 107 newly cached`. */
export function cacheWords(input: Input): string {
  const written = input.cacheWriteTokens
  return cachedWords(input) + (written > 0 ? `, ${formatCount(written)} newly cached` : '')
}

/** What that means for the price. */
export function cachedTitle({ inputTokens, cacheReadTokens, cacheWriteTokens }: Input): string {
  const parts = [
    `${formatCount(inputTokens)} at the full price`,
    `${formatCount(cacheReadTokens)} read from the cache, which costs less`,
    `${formatCount(cacheWriteTokens)} written to it for later questions, which costs a little more`,
  ]
  return `Input tokens: ${parts.join('; ')}`
}
