/** A compacted row of chunks makes the same message. */
import { expect, test } from 'vitest'
import type { Chunk } from '@/lib/shared/chunk'
import { accumulate } from './accumulate'
import { compact } from './compact'
import { eventsOf, FIXTURES, run } from './fixtures/fixtures'
import { holdNotice } from './fixtures/hold-notice'
import { newGrowingMessage, toMessage } from './growing-message'

function made(chunks: readonly Chunk[]) {
  const message = newGrowingMessage('')
  for (const chunk of chunks) accumulate(message, chunk)
  return toMessage(message)
}

test.each(FIXTURES)('the same message, cut anywhere: $name', ({ text }) => {
  const { chunks } = run(eventsOf([text]))
  const all: Chunk[] = [{ type: 'start', messageId: 'answer' }, { type: 'start-step' }, ...chunks]
  for (let end = 0; end <= all.length; end += 1) {
    const part = all.slice(0, end)
    expect(made(compact(part))).toEqual(made(part))
  }
  expect(compact(all).length).toBeLessThan(all.length)
})

test('neighbours of one part are joined, parts that alternate stay apart, transient notices go', () => {
  const delta = (id: string, text: string): Chunk => ({ type: 'text-delta', id, delta: text })
  const input = (toolCallId: string, text: string): Chunk => ({
    type: 'tool-input-delta',
    toolCallId,
    inputTextDelta: text,
  })
  const silence: Chunk = { type: 'data-silence', data: { silentMs: 5_000 }, transient: true }
  expect(compact([delta('0', 'a'), silence, delta('0', 'b'), delta('1', 'c'), delta('0', 'd')])).toEqual([
    delta('0', 'ab'),
    delta('1', 'c'),
    delta('0', 'd'),
  ])
  expect(compact([input('x', '{'), input('x', '}'), input('y', '1'), { type: 'finish' }])).toEqual([
    input('x', '{}'),
    input('y', '1'),
    { type: 'finish' },
  ])
})

test('of the notices of a hold the newest stays where it was: what comes after it may be kept back', () => {
  const notice = (heldMs: number) => holdNotice({ cause: 'answer', stage: 'writing', heldMs })
  const delta = (text: string): Chunk => ({ type: 'text-delta', id: '0', delta: text })
  expect(compact([delta('a'), delta('b'), notice(0), notice(2_000), delta('c'), delta('d')])).toEqual([
    delta('ab'),
    notice(2_000),
    delta('cd'),
  ])
})
