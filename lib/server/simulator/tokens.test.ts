import fc from 'fast-check'
import { expect, test } from 'vitest'
import { longDocument } from './scripts/texts/long-document'
import { contextFor } from './testing'
import { countTokens, splitTokens } from './tokens'

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })

const text = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'grapheme', maxLength: 8 }),
      fc.constantFrom(
        'word',
        ' ',
        '\n',
        '\r\n',
        'naïve',
        '日本語',
        '👩🏽‍🚀',
        '🇫🇷',
        'e\u0301',
        '1\ufe0f\u20e3',
        'हिन्दी',
        "it's",
        '```',
        '  ',
      ),
    ),
    { maxLength: 12 },
  )
  .map((parts) => parts.join(''))

test('the pieces of a text add up to the text', () => {
  fc.assert(
    fc.property(text, (each) => {
      expect(splitTokens(each).join('')).toBe(each)
    }),
  )
})

test('no piece ends inside a grapheme', () => {
  fc.assert(
    fc.property(text, (each) => {
      const borders = new Set([...graphemes.segment(each)].map(({ index }) => index))
      borders.add(each.length)
      let at = 0
      for (const piece of splitTokens(each)) {
        at += piece.length
        expect(borders.has(at), JSON.stringify([each, piece])).toBe(true)
      }
    }),
  )
})

test('prose has about four characters per piece', () => {
  const prose = longDocument
    .steps(contextFor(''))
    .map((step) => (step.type === 'say' ? step.text : ''))
    .join('')
  const length = prose.length / splitTokens(prose).length
  expect(length).toBeGreaterThan(3.5)
  expect(length).toBeLessThan(4.8)
})

test('words are split with the preceding space, and short ones not at all', () => {
  expect(splitTokens('A page reaches\n\nthe **screen**.')).toEqual([
    'A',
    ' page',
    ' reaches',
    '\n\n',
    'the',
    ' **',
    'screen',
    '**.',
  ])
})

test('counting a text gives the number of its pieces, and an image has a flat count', () => {
  const words = 'The quick brown fox jumps over the lazy dog.'
  expect(countTokens(words)).toBe(splitTokens(words).length)
  const image = (data: string) => [{ type: 'image', source: { type: 'base64', media_type: 'image/png', data } }]
  expect(countTokens(image('A'.repeat(100_000)))).toBe(countTokens(image('A')))
})
