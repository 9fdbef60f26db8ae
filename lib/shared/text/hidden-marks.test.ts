import { expect, it, test } from 'vitest'
import { hiddenMarks, withMarksNamed } from './hidden-marks'

it.each([
  ['if (isAdmin\u202e \u2066// check\u2069 \u2066) {', 'if (isAdmin[U+202E] [U+2066]// check[U+2069] [U+2066]) {'],
  ['pass\u200bword pass\u200cword pass\u200dword', 'pass[U+200B]word pass[U+200C]word pass[U+200D]word'],
  ['report\u202efdp.exe', 'report[U+202E]fdp.exe'],
  ['a\ufeffb\u00adc\u2060d\u061ce\u200ff', 'a[U+FEFF]b[U+00AD]c[U+2060]d[U+061C]e[U+200F]f'],
  ['a\u{E0041}b\u{E0100}', 'a[U+E0041]b[U+E0100]'],
  ['a\ufe0fb\u3164c', 'a[U+FE0F]b[U+3164]c'],
  ['a\u0007b\u0085c\u2028d', 'a[U+0007]b[U+0085]c[U+2028]d'],
])('shows %j as marks', (text, named) => {
  expect(withMarksNamed(text)).toBe(named)
  const pieces = hiddenMarks(text)
  expect(pieces.map((piece) => piece.text).join('')).toBe(text)
  expect(pieces.filter(({ mark }) => mark).length).toBe(named.match(/\[U\+/g)?.length)
})

it.each([
  '👩‍👩‍👧‍👦 👩🏽‍❤️‍💋‍👨🏿 🏳️‍🌈 1️⃣ ❤️',
  'می‌خواهم',
  'क्‍ष',
  '\tlet a = 1\r\n',
  'שלום مرحبا 漢字',
  '🏴\u{E0067}\u{E0062}\u{E0065}\u{E006E}\u{E0067}\u{E007F}',
])('leaves %j as it is', (text) => expect(hiddenMarks(text)).toEqual([{ text, mark: undefined }]))

test('of a text with very many marks the first are marks, and the others are named in its words', () => {
  const pieces = hiddenMarks('a\u202e'.repeat(50_000), 3)
  expect(pieces.filter(({ mark }) => mark)).toHaveLength(3)
  expect(pieces).toHaveLength(7)
  expect(pieces.at(-1)?.text).toBe('a[U+202E]'.repeat(49_997))
})
