/** What is handed on, and what a layer hears of it. */
import { expect, test } from 'vitest'
import { type End, passing } from './passing'

async function* source(values: readonly number[], failure?: Error, left?: () => void) {
  try {
    yield* values
    if (failure) throw failure
  } finally {
    left?.()
  }
}

async function read(events: AsyncIterable<number>, most = Number.POSITIVE_INFINITY) {
  const got: number[] = []
  let thrown: unknown
  try {
    for await (const value of events) {
      got.push(value)
      if (got.length >= most) break
    }
  } catch (error) {
    thrown = error
  }
  return { got, thrown }
}

function watched(open: () => AsyncIterable<number>, refuse?: number) {
  const seen: number[] = []
  const ends: End[] = []
  const events = passing(open, {
    each(value) {
      seen.push(value)
      if (value === refuse) throw new Error('refused')
    },
    end: (how) => ends.push(how),
  })
  return { events, seen, ends }
}

test('everything is passed on, and the end is reported once', async () => {
  const { events, seen, ends } = watched(() => source([1, 2, 3]))
  expect(await read(events)).toEqual({ got: [1, 2, 3], thrown: undefined })
  expect([seen, ends]).toEqual([[1, 2, 3], [{ kind: 'ended' }]])
  expect(await events.next()).toEqual({ done: true, value: undefined })
})

test('an error is thrown on, and told once', async () => {
  const failure = new Error('broken')
  const { events, ends } = watched(() => source([1], failure))
  expect(await read(events)).toEqual({ got: [1], thrown: failure })
  expect(ends).toEqual([{ kind: 'failed', thrown: failure }])
})

test('a reader that leaves ends the source', async () => {
  let isLeft = false
  const open = () =>
    source([1, 2, 3], undefined, () => {
      isLeft = true
    })
  const { events, seen, ends } = watched(open)
  expect(await read(events, 2)).toEqual({ got: [1, 2], thrown: undefined })
  expect([seen, ends, isLeft]).toEqual([[1, 2], [{ kind: 'left' }], true])
})

test('a value that is refused ends the source and is thrown', async () => {
  let isLeft = false
  const open = () =>
    source([1, 2, 3], undefined, () => {
      isLeft = true
    })
  const { events, ends } = watched(open, 2)
  const { got, thrown } = await read(events)
  expect([got, String(thrown), isLeft]).toEqual([[1], 'Error: refused', true])
  expect(ends.map(({ kind }) => kind)).toEqual(['failed'])
})

test('another source can continue after an error; a failure to open one is the caller’s error', async () => {
  let tries = 0
  const events = passing(() => source([], new Error('first')), {
    each: () => {},
    instead() {
      tries += 1
      return tries < 3 ? source(tries === 2 ? [7] : [], tries === 2 ? undefined : new Error('again')) : undefined
    },
  })
  expect(await read(events)).toEqual({ got: [7], thrown: undefined })
  const closed = passing<number>(() => Promise.reject(new Error('not today')), { each: () => {} })
  expect(String((await read(closed)).thrown)).toBe('Error: not today')
})
