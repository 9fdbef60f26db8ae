/** A long shared chat is split into pages. */
import { expect, test } from 'vitest'
import type { SharedMessage } from '@/lib/shared/api/share'
import { sharePages } from './share-pages'

const message = (role: 'user' | 'assistant', text: string, calls = 0): SharedMessage => {
  const call = { type: 'tool' as const, name: 'x', state: 'done' as const, input: '', result: '' }
  return { role, createdAt: '', parts: [{ type: 'text', text }, ...Array(calls).fill(call)] }
}
const turn = (length: number, calls = 0) => [message('user', 'q'), message('assistant', 'x'.repeat(length), calls)]

test('every message is on one page, in order, with its index in the chat', () => {
  const messages = [
    ...Array.from({ length: 120 }, () => turn(100)).flat(),
    ...turn(900_000),
    ...turn(150_000, 3),
    ...turn(10, 250),
    ...Array(500).fill(message('assistant', 'again')),
  ]
  const pages = sharePages(messages)
  expect(pages.flat().flatMap((turn) => turn.messages)).toEqual(messages)
  for (const { from, messages: own } of pages.flat()) expect(messages.slice(from, from + own.length)).toEqual(own)
  for (const page of pages) {
    expect(page.length).toBeGreaterThan(0)
    const count = page.flatMap((turn) => turn.messages).length
    expect(count).toBeLessThanOrEqual(101)
    const characters = page.flatMap((turn) => turn.messages.map(({ parts }) => (parts[0] as { text: string }).text))
    if (page.length > 1) expect(characters.join('').length).toBeLessThanOrEqual(200_000)
  }
})

test('an ordinary chat is one page, and so is an empty one', () => {
  expect(sharePages(Array.from({ length: 40 }, () => turn(1_000)).flat())).toHaveLength(1)
  expect(sharePages([])).toEqual([[]])
})
