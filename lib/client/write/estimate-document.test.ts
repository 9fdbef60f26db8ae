import fc from 'fast-check'
import { expect, test } from 'vitest'
import { MODELS } from '@/lib/shared/models'
import { LENGTHS } from '@/lib/shared/write/document'
import { estimateDocument } from './estimate-document'

test('the upper bound is never below the lower one, and more sources never cost less', () => {
  const model = fc.constantFrom(...MODELS.map(({ id }) => id))
  fc.assert(
    fc.property(fc.nat(60_000), fc.nat(8_000), fc.constantFrom(...LENGTHS), model, (tokens, more, length, id) => {
      const { costUsd } = estimateDocument(tokens, { length }, id)
      if (!costUsd) throw new Error(`no cost for ${id}`)
      expect(costUsd.from).toBeGreaterThan(0)
      expect(costUsd.to).toBeGreaterThan(costUsd.from)
      expect(estimateDocument(tokens + more, { length }, id).costUsd?.to).toBeGreaterThanOrEqual(costUsd.to)
    }),
  )
})

test('a longer document has more sections and costs more', () => {
  const costs = LENGTHS.map((length) => estimateDocument(10_000, { length }, 'claude-sonnet-5-5').costUsd?.to ?? 0)
  expect(costs).toEqual(costs.toSorted((a, b) => a - b))
})

test('an unknown model has no cost', () => {
  expect(estimateDocument(10, { length: 'short' }, 'somebody-elses').costUsd).toBeUndefined()
  expect(estimateDocument(10, { length: 'short' }, undefined).costUsd).toBeUndefined()
})
