/** What JSON would become, found before it is parsed. */
import { expect, test } from 'vitest'
import { checkShape } from './json-shape'

const outcome = (text: string) => {
  try {
    checkShape(text)
    return 'fine'
  } catch (error) {
    return (error as { code?: string }).code
  }
}

test.each([
  ['a million empty objects', `[${'{},'.repeat(1_000_000)}0]`, 'too_large'],
  ['half a million fields', `{${'"a":0,'.repeat(500_000)}"b":0}`, 'too_large'],
  ['many short nests', `[${`${'['.repeat(90)}${']'.repeat(90)},`.repeat(10_000)}0]`, 'too_large'],
  ['one deep nest', '['.repeat(101), 'invalid_request'],
  ['the same signs within a text', JSON.stringify({ text: '[{:"\\'.repeat(500_000) }), 'fine'],
  ['a large export', JSON.stringify(Array(20_000).fill({ a: { b: ['c'] }, d: 1, e: 2 })), 'fine'],
])('%s', (_, text, expected) => {
  expect(outcome(text)).toBe(expected)
})
