/** The most that a document may cost: the tokens of each call are bought from what is left. */
import type { ModelRequest } from '@/lib/server/provider/provider'
import { ceilingOf, toMicroUsd } from '@/lib/server/usage/charge'
import { AppError } from '@/lib/shared/error'

/** A section that could not even have a paragraph is not begun. */
export const MIN_OUTPUT_TOKENS = 200

/**
 * The request with as many output tokens as what is left pays for, however its input is counted: at most those that it
 * asked for. Rejects with `budget_spent` when that is too little to begin.
 */
export function boughtRequest(
  request: ModelRequest,
  maxCostUsd: number | undefined,
  spentMicroUsd: number,
): ModelRequest {
  if (maxCostUsd === undefined) return request
  const [none, one] = [0, 1_000].map((tokens) => ceilingOf({ ...request, max_tokens: tokens }))
  if (none == null || one == null) {
    throw new AppError('invalid_request', {
      message:
        'The price of this model is not known here, so a spending cap cannot be kept. Choose another model, or no cap.',
    })
  }
  // One less, as prices are rounded up.
  const left = toMicroUsd(maxCostUsd) - spentMicroUsd - none - 1
  const affordable = Math.floor((left * 1_000) / (one - none))
  if (affordable < MIN_OUTPUT_TOKENS) {
    throw new AppError('budget_spent', {
      message: `This document has a spending cap of $${maxCostUsd}, and what is left of it does not pay for the next section. Raise the cap to go on; what is written stays.`,
    })
  }
  return { ...request, max_tokens: Math.min(request.max_tokens, affordable) }
}
