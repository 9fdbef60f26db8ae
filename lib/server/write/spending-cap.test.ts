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

const spent = (microUsd = 0, uncounted = 0) => ({ microUsd, uncounted })
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
        const bought = await buyTokens(asked, cap, spent(before), cannotCount).catch(() => undefined)
        // Too little is left: nothing is called, so nothing is spent.
        if (!bought) return
        expect(bought.max_tokens).toBeGreaterThanOrEqual(MIN_OUTPUT_TOKENS)
        expect(bought.max_tokens).toBeLessThanOrEqual(maxTokens)
        expect(ceilingOf(bought)).toBeLessThanOrEqual(toMicroUsd(cap) - before)
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
        const known = spent()
        // Each request repeats those before it.
        for (const { tokens, more, written, breaksOff } of calls.toSorted((a, b) => a.tokens - b.tokens)) {
          const asked = request(model, 'four'.repeat(tokens), 12_000)
          const bought = await buyTokens(asked, cap, known, async () => tokens).catch(() => undefined)
          if (!bought) continue
          // The provider bills a little more input than it counted before, all of it written to its cache.
          const cacheWriteTokens = Math.floor(tokens * (1 + more))
          const outputTokens = Math.floor(bought.max_tokens * written)
          billed += chargeOf([model], { ...NO_USAGE, cacheWriteTokens, outputTokens })
          if (breaksOff) known.uncounted += 1
          else known.microUsd = known.microUsd + chargeOf([model], { ...NO_USAGE, cacheWriteTokens, outputTokens })
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
  expect((await buyTokens(asked, 100, spent(), count)).max_tokens).toBe(4_000)
  expect(counts).toBe(0)
  await expect(buyTokens(asked, 0.1, spent(), cannotCount)).rejects.toThrow('Raise the cap')
  expect((await buyTokens(asked, 0.1, spent(), count)).max_tokens).toBe(4_000)
  expect(counts).toBe(1)
})

test('without a cap a request stays as it is; with one, a model without a price is refused', async () => {
  const any = request('a-model-of-its-own', 'x', 4_000)
  expect(await buyTokens(any, undefined, spent(), cannotCount)).toBe(any)
  await expect(buyTokens(any, 1, spent(), cannotCount)).rejects.toThrow('price of this model is not known')
})

test('too little for a section ends the document, with the cap in words and the next step', async () => {
  const asked = request('claude-sonnet-5-5', 'x', 4_000)
  await expect(buyTokens(asked, 0.001, spent(), cannotCount)).rejects.toThrow(
    'spending cap of $0.001, and what is left of it does not pay for the next section. Raise the cap to go on',
  )
  await expect(buyTokens(asked, 0.09, spent(0, 2), cannotCount)).rejects.toThrow(
    '2 calls broke off before the provider had told the cost, so the most that it can have been is counted. Raise',
  )
})
