import { expect, test } from 'vitest'
import { ReadingText } from './reading-text'

function read(text: string) {
  const reading = new ReadingText()
  reading.add(text)
  return reading
}

test.each([
  ['', 0],
  ['## ', 0],
  ['| :--- | ---: |', 0],
  ['Hello', 1],
  ['don’t stop, it’s 3.5 kg of state-of-the-art', 7],
  ['one\ntwo\n\nthree', 3],
  ['end.\nNext', 2],
  ['**bold** and `code`', 3],
  ['[a link](https://example.org/with/words) after it', 4],
  ['```js\nlet a = 1\n```\n', 3],
  ['你好，世界', 4],
  ['Größe café naïve', 3],
])('%j has %i words', (text, words) => {
  expect(read(text).words).toBe(words)
})

test.each([
  ['Hello', false],
  ['Hello\n', true],
  ['\n\n---\n', false],
  ['x'.repeat(71), false],
  ['x'.repeat(72), true],
])('%j: a line can be read: %s', (text, hasLine) => {
  expect(read(text).hasLine).toBe(hasLine)
})

test.each([
  ['A paragraph.\n', false],
  ['A paragraph.\n\n', true],
  ['# A heading\n\n', false],
  ['# A heading\n\nA paragraph\nof two lines\n', false],
  ['# A heading\n\nA paragraph\nof two lines\n\n', true],
  ['A paragraph.\n# A heading\n', true],
  ['- a list\n- of two\n\n', true],
  ['```\ncode\n\nmore\n', false],
  ['```\ncode\n\nmore\n```\n', true],
  ['---\n\n', false],
])('%j: a paragraph can be read: %s', (text, hasParagraph) => {
  expect(read(text).hasParagraph).toBe(hasParagraph)
})

test('what comes between two texts ends the paragraph of the first', () => {
  const reading = read('I look it up.')
  reading.endBlock()
  expect(reading).toMatchObject({ words: 4, hasLine: true, hasParagraph: true })
})
