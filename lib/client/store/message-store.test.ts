/** The store: what notifies whom. */
import { expect, test } from 'vitest'
import type { Chunk } from '@/lib/shared/chunk'
import { newArrivals, noteArrival, summarize } from './arrivals'
import { type Answer, newAnswer } from './entry'
import { createMessageStore } from './message-store'

const delta = (text: string): Chunk => ({ type: 'text-delta', id: '0', delta: text })

function setUp() {
  const store = createMessageStore()
  const grow = (key: string, ...chunks: Chunk[]) =>
    store.grow(
      key,
      'log',
      chunks.map((chunk, at) => ({ sequence: at + 1, chunk })),
    )
  for (const key of ['a', 'b']) {
    store.add(newAnswer(key, 0))
    grow(key, { type: 'start', messageId: key }, { type: 'text-start', id: '0' }, delta('x'))
  }
  const notices = { a: 0, b: 0, list: 0 }
  store.subscribe('a', () => {
    notices.a += 1
  })
  store.subscribe('b', () => {
    notices.b += 1
  })
  store.subscribe(undefined, () => {
    notices.list += 1
  })
  return { store, grow, notices }
}

test('a message that grows notifies its own listeners, once for all chunks', () => {
  const { grow, notices } = setUp()
  grow('a', ...Array.from({ length: 1_000 }, () => delta('x')))
  expect(notices).toEqual({ a: 1, b: 0, list: 0 })
})

test('an entry is a new object after a change and the same without one', () => {
  const { store, grow } = setUp()
  const before = store.entry('a')
  expect(store.entry('a')).toBe(before)
  grow('a', delta('x'))
  expect(store.entry('a')).not.toBe(before)
})

test('a change of status notifies the list as well', () => {
  const { grow, notices, store } = setUp()
  const keys = store.list()
  grow('a', { type: 'finish', messageMetadata: { status: 'complete' } })
  expect(notices).toEqual({ a: 1, b: 0, list: 1 })
  expect(store.list()).not.toBe(keys)
  expect(store.list()).toEqual(keys)
})

test('a listener that has left is not notified', () => {
  const { store, grow } = setUp()
  let told = 0
  const leave = store.subscribe('a', () => {
    told += 1
  })
  leave()
  grow('a', delta('x'))
  expect(told).toBe(0)
})

test('arrivals keep their sum and their order when they are thinned', () => {
  const arrivals = newArrivals()
  for (let at = 0; at < 10_000; at += 1) noteArrival(arrivals, at * 10, 3)
  expect(arrivals.times.length).toBeLessThanOrEqual(4_001)
  expect(arrivals.thinned).toBeGreaterThan(0)
  expect(arrivals.times).toEqual([...arrivals.times].sort((a, b) => a - b))
  expect(arrivals.sizes.reduce((sum, size) => sum + size, 0)).toBe(30_000)
})

test('what ended a wait is noted with the arrivals, once between two of them', () => {
  const { store, grow } = setUp()
  const pauses = () => (store.entry('a') as Answer).arrivals.pauses.length
  grow('a', delta('x'), delta('x'))
  expect(pauses()).toBe(0)
  const over: Chunk = { type: 'tool-output-available', toolCallId: 't', output: 1 }
  grow('a', over)
  grow('a', { type: 'tool-output-error', toolCallId: 't', errorText: '' })
  expect(pauses()).toBe(1)
  grow('a', delta('x'))
  grow('a', { type: 'reasoning-start', id: '1' }, { type: 'reasoning-end', id: '1' }, delta('x'))
  expect(pauses()).toBe(2)
})

test('the rhythm in figures', () => {
  const arrivals = newArrivals()
  expect(summarize(arrivals)).toBeUndefined()
  for (const time of [400, 450, 1_300, 1_350]) noteArrival(arrivals, time, 4)
  expect(summarize(arrivals)).toEqual({ firstMs: 400, longestPauseMs: 850, lastMs: 1_350 })
})
