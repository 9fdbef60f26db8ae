/** What counts as text. */
import { expect, test } from 'vitest'
import { decodeText, refusedByContent, withoutControls } from './sniff-media-type'

const bytesOf = (text: string) => new TextEncoder().encode(text)

test('what a terminal printed is text', () => {
  const log = '\u001b[32mok\u001b[0m 10%\b\b\b20%\v\f\r\n\tdone'
  expect(decodeText(bytesOf(log))).toBe(log)
  expect(refusedByContent('build.log', bytesOf(log))).toBeUndefined()
  expect(withoutControls(log)).toBe(log)
})

test.each([0x00, 0x01, 0x07, 0x0e, 0x1a, 0x1c, 0x1f, 0x7f])('the character %j is in no text', (code) => {
  const text = `a${String.fromCharCode(code)}b`
  expect(refusedByContent('a.log', bytesOf(text))).toMatch(/no kind of file that is taken/)
  expect(withoutControls(text)).toBe('ab')
})
