/** A stream works for a while, then others have their turn. */
import { expect, test } from 'vitest'
import { createPace } from './pace'

/** A clock and an event loop by hand. */
function byHand() {
  let time = 0
  let turns = 0
  let next: Array<() => void> = []
  const pace = createPace({
    now: () => time,
    turn: () =>
      new Promise<void>((resolve) => {
        turns += 1
        next.push(resolve)
      }),
  })
  return {
    pace,
    turns: () => turns,
    pass(milliseconds: number) {
      time += milliseconds
    },
    async turn() {
      for (const resolve of next.splice(0)) resolve()
      next = []
      await Promise.resolve()
    },
  }
}

test('what is quick never waits, and notes each turn once', async () => {
  const { pace, pass, turns, turn } = byHand()
  for (let event = 0; event < 100; event += 1) {
    expect(pace.goOn()).toBeUndefined()
    pass(0.01)
  }
  expect(turns()).toBe(1)
  await turn()
  expect(pace.goOn()).toBeUndefined()
  expect(turns()).toBe(2)
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
