/** Text from elsewhere cannot act on a terminal. */
import fc from 'fast-check'
import { expect, it } from 'vitest'
import { clock, counted, fitted, safeLine, safeLines } from './terminal-text'

it.each([
  ['\u001b[2Jx\u001b]0;title\u0007', '\ufffd[2Jx\ufffd]0;title\ufffd'],
  ['a\rb\nc\td', 'a\ufffdb\ufffdc\ufffdd'],
  ['\u009b31m', '\ufffd31m'],
  ['abc\u202egnp.ts', 'abc\ufffdgnp.ts'],
  ['a\u2028b\u200bc\u0000', 'a\ufffdb\ufffdc\ufffd'],
  ['Größe 大 👍', 'Größe 大 👍'],
])('%j', (text, safe) => {
  expect(safeLine(text)).toBe(safe)
  expect(safeLines(`${text.replace('\n', '')}\n-`)).toBe(`${safeLine(text.replace('\n', ''))}\n-`)
})

it('no text brings a control character through', () => {
  const unsafe = /[\p{Cc}\p{Cf}\p{Cs}]/u
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(unsafe.test(safeLine(text))).toBe(false)
      expect(unsafe.test(safeLines(text).replaceAll('\n', ''))).toBe(false)
    }),
  )
})

it('a line is cut at the width, wide characters count twice', () => {
  expect(fitted('abcdef', 4)).toBe('abcd')
  expect(fitted('abc', 4)).toBe('abc')
  expect(fitted('a大大大', 4)).toBe('a大')
  expect(fitted('👍🏽👍🏽', 3)).toBe('👍🏽')
  expect(fitted('abc', 0)).toBe('')
})

it('times and counts', () => {
  expect([0, 999, 64_000, 3_723_000, -5].map(clock)).toEqual(['0:00', '0:01', '1:04', '1:02:03', '0:00'])
  expect([counted(1, 'file'), counted(1_200, 'file')]).toEqual(['1 file', '1,200 files'])
})
