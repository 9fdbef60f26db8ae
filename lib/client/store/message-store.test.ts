/** The store: who is told of what. */
import { expect, test } from 'vitest'
import type { Chunk } from '@/lib/shared/chunk'
import { newArrivals, noteArrival, summarize } from './arrivals'
import { newAnswer } from './entry'
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
  const told = { a: 0, b: 0, list: 0 }
  store.subscribe('a', () => {
    told.a += 1
  })
  store.subscribe('b', () => {
    told.b += 1
  })
  store.subscribe(undefined, () => {
    told.list += 1
  })
  return { store, grow, told }
}

test('what grew is told to the message that grew, once for all that came', () => {
  const { grow, told } = setUp()
  grow('a', ...Array.from({ length: 1_000 }, () => delta('x')))
  expect(told).toEqual({ a: 1, b: 0, list: 0 })
})

test('an entry is a new object after a change and the same without one', () => {
  const { store, grow } = setUp()
  const before = store.entry('a')
  expect(store.entry('a')).toBe(before)
  grow('a', delta('x'))
  expect(store.entry('a')).not.toBe(before)
})

test('a change of state is told to the list as well', () => {
  const { grow, told, store } = setUp()
  const keys = store.list()
  grow('a', { type: 'finish', messageMetadata: { status: 'complete' } })
  expect(told).toEqual({ a: 1, b: 0, list: 1 })
  expect(store.list()).not.toBe(keys)
  expect(store.list()).toEqual(keys)
})

test('whoever left is not told', () => {
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

test('the rhythm in figures', () => {
  const arrivals = newArrivals()
  expect(summarize(arrivals)).toBeUndefined()
  for (const time of [400, 450, 1_300, 1_350]) noteArrival(arrivals, time, 4)
  expect(summarize(arrivals)).toEqual({ firstMs: 400, longestPauseMs: 850, lastMs: 1_350 })
})
