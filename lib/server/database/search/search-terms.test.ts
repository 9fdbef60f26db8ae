/** The terms of long texts: bounded, whatever the text is made of. */
import { expect, test } from 'vitest'
import { searchTerms } from './search-terms'

/** Letters of which no two neighbours are the same pair again. */
const newPairs = (count: number) =>
  Array.from({ length: count }, (_, at) => String.fromCharCode(0x4e00 + (((at * at + at) / 2) % 20_011))).join('')

test.each([
  ['Chinese, each pair new', newPairs(100_000)],
  [
    'words of many alphabets',
    Array.from({ length: 20_000 }, (_, at) => `${String.fromCodePoint(0xe0 + (at % 500))}${at.toString(36)}`).join(' '),
  ],
  ['letters that become eighteen', '\uFDFA'.repeat(100_000)],
  ['letters of two units each', '𠀀𠀁𠀂'.repeat(20_000)],
  [
    'signs',
    Array.from({ length: 50_000 }, (_, at) => String.fromCodePoint(0x2190 + (at % 1_000), 0x61 + (at % 26))).join(''),
  ],
  ['one letter with marks without an end', `a${'\u0301\u0316'.repeat(50_000)}`],
])('%s', (_what, text) => {
  const terms = searchTerms(text)
  expect(terms.length).toBeLessThanOrEqual(25_000)
  expect(new Set(terms).size).toBe(terms.length)
  expect(terms.every((term) => !/\p{Cs}/u.test(term) && term.length <= 6)).toBe(true)
})

test('an ordinary chapter is indexed to its end', () => {
  const text = `${'The quick brown fox jumps over the lazy dog. '.repeat(2_000)}Zyzzyva`
  expect(searchTerms(text)).toEqual(expect.arrayContaining(['the', 'zyz', 'yva', 'g.']))
})
