/** What a text that was cut off leaves open. */
import { describe, expect, test } from 'vitest'
import { continued, leftOpen } from './left-open'

describe('left open', () => {
  test.each([
    ['text\n\n```js\nconst a = 1', '```js\n'],
    ['text\n\n```js\nconst a = 1\n\nconst b', '```js\n'],
    ['~~~~ python\nprint()\n~~~', '~~~~python\n'],
    ['```\n', '```\n'],
    ['```js', '```js\n'],
    ['```a\n```\n\n```b\nx', '```b\n'],
    ['- item\n\n  ```sh\n  ls', '```sh\n'],
    ['1. ```sh\n   ls', '```sh\n'],
    ['> ```css\n> a {', '```css\n'],
    ['text\n\n$$\nx^2 +', '$$\n'],
    ['\\[\nx^2', '\\[\n'],
  ])('%j: %j', (text, opener) => {
    expect(leftOpen(text)).toBe(opener)
  })
})

describe('nothing left open', () => {
  test.each([
    '',
    'text',
    'a `b',
    '```js\nx\n```',
    '```js\nx\n```\n',
    '```js\nx\n```\n\nmore',
    '$$\nx\n$$\n',
    '$$\nx\n\nmore',
    '- a\n  ```sh\n  ls\n  ```\n- b',
    'It cost $5 and',
  ])('%j', (text) => {
    expect(leftOpen(text)).toBe('')
  })
})

test('a continuation begins inside what was open, unless it reopens that itself', () => {
  expect(continued('```js\n', 'const b = 2\n```\n')).toBe('```js\nconst b = 2\n```\n')
  expect(continued('```js\n', '```js\nconst b = 2')).toBe('```js\nconst b = 2')
  expect(continued('```js\n', '```\n\nmore')).toBe('\nmore')
  expect(continued('', 'more')).toBe('more')
})
