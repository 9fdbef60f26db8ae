/** How much of a text is rendered. */
import { expect, test } from 'vitest'
import { renderedLength } from './rendered-length'

test('all of an ordinary text; of a huge one the beginning, up to the end of a block or a line', () => {
  expect(renderedLength('text')).toBe(4)
  const blocks = 'words\n\n'.repeat(100_000)
  const lines = 'words\n'.repeat(100_000)
  const ends = [blocks, lines].map((text) => text.slice(0, renderedLength(text)))
  expect(ends.map((text) => text.slice(-3))).toEqual(['s\n\n', 'ds\n'])
  for (const text of ends) expect(text.length).toBeGreaterThan(390_000)
  expect(renderedLength('x'.repeat(1_000_000))).toBe(400_000)
})
