/** Texts whose letters have any number of marks. */
import { expect, test } from 'vitest'
import { normalized } from './normalized'

test('what people write is normalized as it is', () => {
  for (const text of ['Cafe\u0301', 'ﾊﾞｶ', 'ﬁn', 'เก้ำ', 'שָׁלוֹם', '각']) {
    expect(normalized(text, 'NFC')).toBe(text.normalize('NFC'))
    expect(normalized(text, 'NFKC')).toBe(text.normalize('NFKC'))
  }
})

test.each(['\u0301\u0316', '\uFF9E\u0316', '\u0F73\u0301'])('a letter keeps thirty of endless marks: %j', (marks) => {
  const text = `a${marks.repeat(50_000)} b${marks}`
  const form = normalized(text, 'NFKC')
  expect(form).toBe(`a${marks.repeat(15)} b${marks}`.normalize('NFKC'))
})
