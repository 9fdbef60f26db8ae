/** Streams work for a while, then others have their turn. */
import { expect, test } from 'vitest'
import { createPace } from './pace'

/** A clock and an event loop by hand. */
function byHand() {
  let time = 0
  let asked = 0
  const next: Array<() => void> = []
  const pace = createPace({
    now: () => time,
    turn(callback) {
      asked += 1
      next.push(callback)
    },
  })
  return {
    pace,
    asked: () => asked,
    pass(milliseconds: number) {
      time += milliseconds
    },
    async turn() {
      for (const callback of next.splice(0)) {
        callback()
        // As Node does it: what a callback has set off is done before the next one.
        for (let step = 0; step < 5; step += 1) await Promise.resolve()
      }
    },
  }
}

test('what is quick never waits, and notes each turn once', async () => {
  const { pace, pass, asked, turn } = byHand()
  for (let event = 0; event < 100; event += 1) {
    expect(pace.goOn()).toBeUndefined()
    pass(0.01)
  }
  expect(asked()).toBe(1)
  await turn()
  expect(pace.goOn()).toBeUndefined()
  expect(asked()).toBe(2)
})

test('work of more than a share waits for the next turn, and begins anew behind it', async () => {
  const { pace, pass, turn } = byHand()
  pace.goOn()
  pass(6)
  const rest = pace.goOn()
  expect(rest).toBeInstanceOf(Promise)
  await turn()
  await rest
  expect(pace.goOn()).toBeUndefined()
  pass(4)
  expect(pace.goOn()).toBeUndefined()
  pass(2)
  expect(pace.goOn()).toBeInstanceOf(Promise)
})

test('time that was spent waiting is no work', async () => {
  const { pace, pass, turn } = byHand()
  pace.goOn()
  await turn()
  pass(1_000)
  expect(pace.goOn()).toBeUndefined()
})

test('any number of streams share one slice of a turn, and have it one after the other', async () => {
  const { pace, pass, turn } = byHand()
  const worked: number[] = []
  const done = [0, 0, 0, 0]
  let isOver = false
  const streams = done.map(async (_, stream) => {
    while (!isOver) {
      await pace.goOn()
      pass(1)
      worked.push(stream)
      done[stream] = (done[stream] ?? 0) + 1
    }
  })
  await turn()
  let most = 0
  for (let round = 0; round < 40; round += 1) {
    worked.length = 0
    await turn()
    most = Math.max(most, worked.length)
  }
  // Five milliseconds, and what each one that is let in does at least.
  expect(most).toBeLessThanOrEqual(6)
  const [least = 0, last = 0] = [Math.min(...done), Math.max(...done)]
  expect(least).toBeGreaterThan(0.7 * last)
  isOver = true
  for (let round = 0; round < 5; round += 1) await turn()
  await Promise.all(streams)
})

test('streams that do little are all let in within one turn', async () => {
  const { pace, pass, turn } = byHand()
  pace.goOn()
  pass(6)
  let entered = 0
  for (let stream = 0; stream < 50; stream += 1) void pace.goOn()?.then(() => (entered += 1))
  await turn()
  expect(entered).toBe(50)
})
