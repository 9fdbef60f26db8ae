import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ModelRequest } from '@/lib/server/provider/provider'
import { ceilingOf, chargeOf, toMicroUsd } from '@/lib/server/usage/charge'
import { MODELS } from '@/lib/shared/models'
import { NO_USAGE } from '@/lib/shared/usage'
import { buyTokens, MIN_OUTPUT_TOKENS } from './spending-cap'

const request = (model: string, text: string, maxTokens: number): ModelRequest => ({
  model,
  max_tokens: maxTokens,
  messages: [{ role: 'user', content: text }],
  cache_control: { type: 'ephemeral' },
})

const account = (maxCostUsd: number | undefined, chargedMicroUsd = 0) => ({ maxCostUsd, chargedMicroUsd })
const cannotCount = () => Promise.reject(new Error('this provider does not count'))
const models = fc.constantFrom(...MODELS.map(({ id }) => id))

test('whatever is asked for and was spent, the dearest reading of the call stays within what is left', async () => {
  await fc.assert(
    fc.asyncProperty(
      models,
      fc.nat({ max: 300_000 }),
      fc.integer({ min: 1_000, max: 16_000 }),
      fc.double({ min: 0.001, max: 3, noNaN: true }),
      fc.double({ min: 0, max: 1, noNaN: true }),
      async (model, characters, maxTokens, cap, share) => {
        const before = Math.floor(toMicroUsd(cap) * share)
        const asked = request(model, 'x'.repeat(characters), maxTokens)
        const bought = await buyTokens(asked, account(cap, before), cannotCount).catch(() => undefined)
        // Too little is left: nothing is called, so nothing is spent.
        if (!bought) return
        expect(bought.request.max_tokens).toBeGreaterThanOrEqual(MIN_OUTPUT_TOKENS)
        expect(bought.request.max_tokens).toBeLessThanOrEqual(maxTokens)
        expect(ceilingOf(bought.request)).toBe(bought.ceilingMicroUsd)
        expect(bought.ceilingMicroUsd).toBeLessThanOrEqual(toMicroUsd(cap) - before)
      },
    ),
  )
})

test('what a document is billed never exceeds its cap, with calls that break off before they are counted', async () => {
  await fc.assert(
    fc.asyncProperty(
      models,
      fc.double({ min: 0.01, max: 3, noNaN: true }),
      fc.array(
        fc.record({
          tokens: fc.integer({ min: 1, max: 60_000 }),
          more: fc.double({ min: 0, max: 0.04, noNaN: true }),
          written: fc.double({ min: 0, max: 1, noNaN: true }),
          breaksOff: fc.boolean(),
        }),
        { minLength: 1, maxLength: 12 },
      ),
      async (model, cap, calls) => {
        let billed = 0
        let charged = 0
        for (const { tokens, more, written, breaksOff } of calls) {
          const asked = request(model, 'four'.repeat(tokens), 12_000)
          const bought = await buyTokens(asked, account(cap, charged), async () => tokens).catch(() => undefined)
          if (!bought) continue
          // The provider bills a little more input than it counted before, all of it written to its cache.
          const cacheWriteTokens = Math.floor(tokens * (1 + more))
          const outputTokens = Math.floor(bought.request.max_tokens * written)
          const cost = chargeOf([model], { ...NO_USAGE, cacheWriteTokens, outputTokens })
          billed += cost
          charged += breaksOff ? (bought.ceilingMicroUsd ?? 0) : cost
        }
        expect(billed).toBeLessThanOrEqual(toMicroUsd(cap))
      },
    ),
  )
})

test('the provider’s count buys more than the bound by bytes, and is asked for only where that matters', async () => {
  let counts = 0
  const count = async () => {
    counts += 1
    return 10_000
  }
  const asked = request('claude-sonnet-5-5', 'four'.repeat(10_000), 4_000)
  expect((await buyTokens(asked, account(100), count)).request.max_tokens).toBe(4_000)
  expect(counts).toBe(0)
  await expect(buyTokens(asked, account(0.1), cannotCount)).rejects.toThrow('Raise the cap')
  expect((await buyTokens(asked, account(0.1), count)).request.max_tokens).toBe(4_000)
  expect(counts).toBe(1)
})

test('without a cap a request stays as it is; with one, a model without a price is refused', async () => {
  const any = request('a-model-of-its-own', 'x', 4_000)
  expect(await buyTokens(any, account(undefined), cannotCount)).toEqual({ request: any, ceilingMicroUsd: null })
  await expect(buyTokens(any, account(1), cannotCount)).rejects.toThrow('price of this model is not known')
})

test('too little for a section ends the document, with the cap in words and the next step', async () => {
  const asked = request('claude-sonnet-5-5', 'x', 4_000)
  await expect(buyTokens(asked, account(0.001), cannotCount)).rejects.toThrow(
    'spending cap of $0.001, and what is left of it does not pay for the next section. Raise the cap to go on',
  )
})
