/** What a document has used so far: the API's counts, and between them an estimate of what it has written since. */
import type { Chunk } from '@/lib/shared/chunk'
import { countSaidTokens, withLeastOutput } from '@/lib/shared/estimate-tokens'
import { costOf } from '@/lib/shared/models'
import { addUsage, NO_USAGE, promptTokensOf, type Usage } from '@/lib/shared/usage'

/** Follows the chunks of a document. */
export function createCounts() {
  let model: string | undefined
  let before: Usage = NO_USAGE
  let beforeCost: number | null = 0
  let current: Usage = NO_USAGE
  let said = countSaidTokens()

  const whole = () => withLeastOutput(current, said.least)
  const add = (cost: number | null, more: number | null) => (cost === null || more === null ? null : cost + more)

  return {
    take(chunk: Chunk) {
      if (chunk.type === 'start') model = chunk.messageMetadata?.model ?? model
      else if (chunk.type === 'data-usage') current = chunk.data
      else if (chunk.type === 'text-delta' || chunk.type === 'reasoning-delta') said.push(chunk.delta)
      else if (chunk.type === 'start-step') said = countSaidTokens()
      else if (chunk.type === 'finish-step') {
        beforeCost = add(beforeCost, costOf(model, whole()))
        before = addUsage(before, whole())
        current = NO_USAGE
        said = countSaidTokens()
      }
    },
    /** Sent and written. */
    tokens: () => promptTokensOf(before) + promptTokensOf(current) + before.outputTokens + whole().outputTokens,
    outputTokens: () => before.outputTokens + whole().outputTokens,
    /** US dollars; null when a price is not known. */
    costUsd: () => add(beforeCost, costOf(model, whole())),
  }
}
