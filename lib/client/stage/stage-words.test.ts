import { expect, test } from 'vitest'
import { comparisonOf, formatSeconds, labelOf } from './stage-words'

test('times have two digits and a unit', () => {
  expect([0, 312, 12_345].map(formatSeconds)).toEqual(['0.00 s', '0.31 s', '12.35 s'])
})

const MEASURES = { firstWordMs: 600, firstLineMs: 700, firstParagraphMs: 900, endMs: 8_000, words: 1_312 }

test('one sentence says the difference, once it is known', () => {
  expect(comparisonOf(MEASURES)).toBe(
    'When the side that waits showed its first word, the other had been readable for 7.4 s: 1,312 words.',
  )
  expect(comparisonOf({ ...MEASURES, endMs: undefined })).toBeUndefined()
  expect(comparisonOf({ ...MEASURES, firstWordMs: undefined })).toBeUndefined()
})

test.each([
  [{ kind: 'live', simulated: true, chatId: 'c' }, 'm', 'Simulator'],
  [{ kind: 'live', simulated: false, chatId: 'c' }, 'm', 'm'],
  [{ kind: 'live', simulated: false, chatId: 'c' }, undefined, 'Live'],
  [{ kind: 'recording', simulated: false, chatId: 'c', answerId: 'a' }, 'm', 'Recording of m'],
  [{ kind: 'recording', simulated: true, chatId: 'c', answerId: 'a' }, 'm', 'Recording of the simulator'],
  [{ kind: 'file', simulated: false, name: 'f' }, 'm', 'From a file: an answer of m'],
] as const)('a run is labelled as what it is: %j %s', (source, model, label) => {
  expect(labelOf({ source, model })).toBe(label)
})
