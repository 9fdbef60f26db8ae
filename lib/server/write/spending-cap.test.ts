import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ModelRequest } from '@/lib/server/provider/provider'
import { ceilingOf, toMicroUsd } from '@/lib/server/usage/charge'
import { MODELS } from '@/lib/shared/models'
import { boughtRequest, MIN_OUTPUT_TOKENS } from './spending-cap'

const request = (model: string, text: string, maxTokens: number): ModelRequest => ({
  model,
  max_tokens: maxTokens,
  messages: [{ role: 'user', content: text }],
  cache_control: { type: 'ephemeral' },
})

test('whatever is asked for and was spent, the dearest reading of the call stays within what is left', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...MODELS.map(({ id }) => id)),
      fc.nat({ max: 300_000 }),
      fc.integer({ min: 1_000, max: 16_000 }),
      fc.double({ min: 0.001, max: 3, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (model, characters, maxTokens, cap, share) => {
        const spent = Math.floor(toMicroUsd(cap) * share)
        let bought: ModelRequest
        try {
          bought = boughtRequest(request(model, 'x'.repeat(characters), maxTokens), cap, spent)
        } catch {
          // Too little is left: nothing is called, so nothing is spent.
          return
        }
        expect(bought.max_tokens).toBeGreaterThanOrEqual(MIN_OUTPUT_TOKENS)
        expect(bought.max_tokens).toBeLessThanOrEqual(maxTokens)
        expect(ceilingOf(bought)).toBeLessThanOrEqual(toMicroUsd(cap) - spent)
      },
    ),
  )
})

test('without a cap a request stays as it is; with one, a model without a price is refused', () => {
  const any = request('a-model-of-its-own', 'x', 4_000)
  expect(boughtRequest(any, undefined, 0)).toBe(any)
  expect(() => boughtRequest(any, 1, 0)).toThrow('price of this model is not known')
})

test('too little for a section ends the document, with the cap in words and the next step', () => {
  expect(() => boughtRequest(request('claude-sonnet-5-5', 'x', 4_000), 0.001, 0)).toThrow(
    'spending cap of $0.001, and what is left of it does not pay for the next section. Raise the cap to go on',
  )
})
