/** T36: what is dear is done in turns, and one person cannot take all of them. */
import { expect, test, vi } from 'vitest'
import { createWaitingLine } from './waiting-line'

const make = () => createWaitingLine({ atOnce: 2, waiting: 3, ofOnePerson: 3, waitMs: 20_000 }, 'Busy.')
const full = { code: 'overloaded', retryable: true, message: 'Busy.' }

/** Takes a turn and tells in `begun` when it has come. */
function taker(turns: ReturnType<typeof make>) {
  const begun: string[] = []
  const take = (name: string, signal?: AbortSignal) =>
    turns.take(name.slice(0, 1), signal).then((leave) => {
      begun.push(name)
      return leave
    })
  return { begun, take }
}

test('one person has one turn at a time, so that others get theirs', async () => {
  const { begun, take } = taker(make())
  const first = await take('a1')
  const second = take('a2')
  await take('b1')
  expect(begun).toEqual(['a1', 'b1'])
  first()
  await second
  expect(begun).toEqual(['a1', 'b1', 'a2'])
})

test('a turn that ends is handed over: nobody can jump the queue', async () => {
  const { begun, take } = taker(make())
  const [first] = [await take('a1'), await take('b1')]
  const waiting = take('c1')
  first()
  const late = take('d1')
  const leave = await waiting
  expect(begun).toEqual(['a1', 'b1', 'c1'])
  leave()
  await late
  expect(begun).toEqual(['a1', 'b1', 'c1', 'd1'])
})

test('a full line, and a person with too many turns in it, are refused for now', async () => {
  const turns = make()
  const { take } = taker(turns)
  await take('a1')
  void take('a2')
  void take('a3')
  await expect(take('a4')).rejects.toMatchObject(full)
  expect(() => turns.check('a')).toThrow('Busy.')
  await take('b1')
  void take('c1')
  await expect(take('d1')).rejects.toMatchObject(full)
  expect(() => turns.check('d')).toThrow('Busy.')
})

test('aborting leaves the line', async () => {
  const { begun, take } = taker(make())
  const first = await take('a1')
  const gone = new AbortController()
  const waiting = take('a2', gone.signal)
  const next = take('a3')
  gone.abort(new Error('gone'))
  await expect(waiting).rejects.toThrow('gone')
  first()
  await next
  expect(begun).toEqual(['a1', 'a3'])
})

test('the next turn goes to the person whose last one is longest ago, not to the first in line', async () => {
  const { begun, take } = taker(createWaitingLine({ atOnce: 1, waiting: 9, ofOnePerson: 4, waitMs: 20_000 }, 'Busy.'))
  const first = await take('a1')
  const others = ['a2', 'a3', 'a4', 'b1', 'b2', 'c1'].map((name) => take(name).then((leave) => leave()))
  first()
  await Promise.all(others)
  expect(begun).toEqual(['a1', 'b1', 'c1', 'a2', 'b2', 'a3', 'a4'])
})

test('nobody waits longer than the limit, and giving up holds up nobody', async () => {
  vi.useFakeTimers()
  try {
    const { begun, take } = taker(createWaitingLine({ atOnce: 1, waiting: 2, ofOnePerson: 3, waitMs: 20_000 }, 'Busy.'))
    const first = await take('a1')
    const waiting = take('b1')
    const refused = expect(waiting).rejects.toMatchObject({ ...full, retryAfter: 10 })
    await vi.advanceTimersByTimeAsync(20_000)
    await refused
    const next = take('c1')
    first()
    await next
    expect(begun).toEqual(['a1', 'c1'])
  } finally {
    vi.useRealTimers()
  }
})
