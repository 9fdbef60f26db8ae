/** An answer at any of its moments is what its chunks up to there make, whichever way it was reached. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Chunk } from '@/lib/shared/chunk'
import { accumulate } from '@/lib/stream/accumulate'
import { newGrowingMessage, toMessage } from '@/lib/stream/growing-message'
import type { Moment } from '@/lib/stream/timeline'
import { createMessageAt, positionAt } from './message-at'

const text = (delta: string): Chunk => ({ type: 'text-delta', id: '0', delta })
const MOMENTS: Moment[] = [
  { at: 0, chunks: [{ type: 'start', messageId: 'answer' }] },
  { at: 5, chunks: [] },
  { at: 5, chunks: [{ type: 'text-start', id: '0' }, text('One ')] },
  ...Array.from({ length: 20 }, (_, at) => ({ at: 10 + at, chunks: [text(`word${at} `)] })),
  { at: 40, chunks: [{ type: 'finish', messageMetadata: { status: 'complete' } }] },
]

function afresh(position: number) {
  const message = newGrowingMessage('')
  for (const { chunks } of MOMENTS.slice(0, position)) for (const chunk of chunks) accumulate(message, chunk)
  return toMessage(message)
}

test('any walk through the moments gives the message of each position', () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: -2, max: MOMENTS.length + 2 }), { maxLength: 30 }), (walk) => {
      const reader = createMessageAt(MOMENTS)
      for (const position of walk) {
        expect(toMessage(reader.seek(position))).toEqual(afresh(Math.max(0, position)))
      }
    }),
  )
})

test('a step forward returns the same object, a step back a new one', () => {
  const reader = createMessageAt(MOMENTS)
  const first = reader.seek(5)
  expect(reader.seek(9)).toBe(first)
  expect(reader.seek(3)).not.toBe(first)
})

test('moments that are added later are read once they are there', () => {
  const growing = MOMENTS.slice(0, 4)
  const reader = createMessageAt(growing)
  reader.seek(MOMENTS.length)
  growing.push(...MOMENTS.slice(4))
  expect(toMessage(reader.seek(MOMENTS.length))).toEqual(afresh(MOMENTS.length))
})

test('the position at a time counts everything that had happened by then', () => {
  expect([-1, 0, 4, 5, 10, 12, 99].map((time) => positionAt(MOMENTS, time))).toEqual([0, 1, 1, 3, 4, 6, MOMENTS.length])
})
