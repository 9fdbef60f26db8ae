/** The most that a document may cost: the tokens of each call are bought from what is left. */
import type { ModelRequest } from '@/lib/server/provider/provider'
import type { SpentSoFar } from '@/lib/server/usage/call-meter'
import { ceilingOf, maxInputTokens, toMicroUsd } from '@/lib/server/usage/charge'
import { AppError } from '@/lib/shared/error'

/** A section that could not even have a paragraph is not begun. */
export const MIN_OUTPUT_TOKENS = 200

/** The provider's own count of a request is an estimate: what it bills may be a little more. */
const COUNT_MARGIN = 1.05
const COUNT_EXTRA_TOKENS = 500

/**
 * The request with as many output tokens as what is left pays for, at most those that it asked for. A call whose final
 * count was lost counts as if it had cost all that this one could. `count` asks the provider for the tokens of the
 * request's input, when the bound by its bytes is too dear. Rejects with `budget_spent` when too little is left to begin.
 */
export async function buyTokens(
  request: ModelRequest,
  maxCostUsd: number | undefined,
  spent: SpentSoFar,
  count: () => Promise<number>,
): Promise<ModelRequest> {
  if (maxCostUsd === undefined) return request
  const asked = request.max_tokens
  let affordable = affordableTokens(request, maxCostUsd, spent, maxInputTokens(request))
  if (affordable < asked) {
    // A provider that cannot count leaves the bound by bytes.
    const counted = await count().catch(() => undefined)
    const input = counted && Math.ceil(counted * COUNT_MARGIN) + COUNT_EXTRA_TOKENS
    if (input) affordable = Math.max(affordable, affordableTokens(request, maxCostUsd, spent, input))
  }
  if (affordable < MIN_OUTPUT_TOKENS) throw capReached(maxCostUsd, spent.uncounted)
  return { ...request, max_tokens: Math.min(asked, affordable) }
}

function affordableTokens(
  request: ModelRequest,
  maxCostUsd: number,
  { microUsd, uncounted }: SpentSoFar,
  inputTokens: number,
): number {
  const costWith = (maxTokens: number) => ceilingOf({ ...request, max_tokens: maxTokens }, inputTokens)
  const [none, one, whole] = [costWith(0), costWith(1_000), costWith(request.max_tokens)]
  if (none === null || one === null || whole === null) {
    throw new AppError('invalid_request', {
      message:
        'The price of this model is not known here, so a spending cap cannot be kept. Choose another model, or no cap.',
    })
  }
  // One less, as prices are rounded up.
  const left = toMicroUsd(maxCostUsd) - microUsd - uncounted * whole - none - 1
  return Math.floor((left * 1_000) / (one - none))
}

function capReached(maxCostUsd: number, uncounted: number): AppError {
  const lost =
    uncounted > 0
      ? ` ${uncounted === 1 ? 'One call' : `${uncounted} calls`} broke off before the provider had told the cost, so the most that it can have been is counted.`
      : ''
  return new AppError('budget_spent', {
    message: `This document has a spending cap of $${maxCostUsd}, and what is left of it does not pay for the next section.${lost} Raise the cap to go on; what is written stays.`,
  })
}
