/** The most that a document may cost: the tokens of each call are bought from what is left. */
import type { ModelRequest } from '@/lib/server/provider/provider'
import { ceilingOf, maxInputTokens, toMicroUsd } from '@/lib/server/usage/charge'
import { AppError } from '@/lib/shared/error'

/** A section that could not even have a paragraph is not begun. */
export const MIN_OUTPUT_TOKENS = 200

/** The provider's own count of a request is an estimate: what it bills may be a little more. */
const COUNT_MARGIN = 1.05
const COUNT_EXTRA_TOKENS = 500

/** A request with what it can cost at most. */
export interface Purchase {
  request: ModelRequest
  /** Millionths of US dollars; null where the model has no known price. */
  ceilingMicroUsd: number | null
}

/** The spending cap of a document, and what its calls can have cost at most so far. */
export interface DocumentAccount {
  /** US dollars; undefined without a cap. */
  maxCostUsd: number | undefined
  chargedMicroUsd: number
}

/**
 * The request with as many output tokens as what is left pays for, at most those that it asked for. `count` asks the
 * provider for the tokens of its input, where the bound by its bytes is too dear. Rejects with `budget_spent` when too
 * little is left to begin.
 */
export async function buyTokens(
  request: ModelRequest,
  { maxCostUsd, chargedMicroUsd }: DocumentAccount,
  count: () => Promise<number>,
): Promise<Purchase> {
  let inputTokens = maxInputTokens(request)
  if (maxCostUsd === undefined) return { request, ceilingMicroUsd: ceilingOf(request, inputTokens) }
  const left = toMicroUsd(maxCostUsd) - chargedMicroUsd
  let affordable = affordableTokens(request, left, inputTokens)
  if (affordable < request.max_tokens) {
    // A provider that cannot count leaves the bound by bytes.
    const counted = await count().catch(() => undefined)
    const withMargin = counted && Math.ceil(counted * COUNT_MARGIN) + COUNT_EXTRA_TOKENS
    if (withMargin && withMargin < inputTokens) {
      inputTokens = withMargin
      affordable = affordableTokens(request, left, inputTokens)
    }
  }
  if (affordable < MIN_OUTPUT_TOKENS) {
    throw new AppError('budget_spent', {
      message: `This document has a spending cap of $${maxCostUsd}, and what is left of it does not pay for the next section. Raise the cap to go on; what is written stays.`,
    })
  }
  const bought = { ...request, max_tokens: Math.min(request.max_tokens, affordable) }
  return { request: bought, ceilingMicroUsd: ceilingOf(bought, inputTokens) }
}

function affordableTokens(request: ModelRequest, left: number, inputTokens: number): number {
  const [none, one] = [0, 1_000].map((tokens) => ceilingOf({ ...request, max_tokens: tokens }, inputTokens))
  if (none == null || one == null) {
    throw new AppError('invalid_request', {
      message:
        'The price of this model is not known here, so a spending cap cannot be kept. Choose another model, or no cap.',
    })
  }
  // One less, as prices are rounded up.
  return Math.floor(((left - none - 1) * 1_000) / (one - none))
}
