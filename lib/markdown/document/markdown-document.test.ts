/** The document view: what is rendered of a block that is very long. */
import { expect, test } from 'vitest'
import { MarkdownDocument } from './markdown-document'

test('a very long open block may lag some words behind, and catches up when asked', () => {
  const document = new MarkdownDocument()
  const long = 'word '.repeat(5_000)
  const rendered = () => document.update(text, true).groups.at(-1)?.at(-1)?.at(-1)?.source ?? ''
  let text = long
  expect(rendered().trimEnd()).toBe(long.trimEnd())
  expect(document.isBehind).toBe(false)
  text = `${long}and more`
  expect(rendered()).not.toContain('and more')
  expect(document.isBehind).toBe(true)
  document.catchUp()
  expect(rendered()).toContain('and more')
  expect(document.isBehind).toBe(false)
})
