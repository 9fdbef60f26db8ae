import { expect, test } from 'vitest'
import { contextFor } from '@/lib/server/simulator/testing'
import { emoji } from './emoji'

test('emoji are split between their code points, but never inside one', () => {
  const [step] = emoji.steps(contextFor(emoji.question))
  const { text, deltas = [] } = step?.type === 'say' ? step : { text: '' }
  expect(deltas.join('')).toBe(text)
  for (const delta of deltas) expect(delta).not.toMatch(/\p{Surrogate}/u)
  const borders = new Set([...new Intl.Segmenter('en').segment(text)].map(({ index }) => index))
  let at = 0
  const torn = deltas.filter((delta) => {
    at += delta.length
    return at < text.length && !borders.has(at)
  })
  expect(torn.length).toBeGreaterThan(100)
  for (const sign of ['👨‍👩‍👧‍👦', '🇳🇵', '👍🏿', '7️⃣', 'e\u0301', '\u{e007f}']) expect(text).toContain(sign)
})
