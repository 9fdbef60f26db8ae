/** The first signal stops, a later one ends. */
import { expect, it } from 'vitest'
import { stopOnSignals } from './stop-on-signals'

function start() {
  const said: Array<string | number> = []
  const listeners = new Map<string, () => void>()
  let now = 0
  const signals = stopOnSignals(
    { on: (signal, listener) => listeners.set(signal, listener), exit: (code) => said.push(code) },
    () => said.push('stop'),
    () => now,
  )
  return {
    signals,
    said,
    send(signal: 'SIGINT' | 'SIGTERM', later = 0) {
      now += later
      listeners.get(signal)?.()
    },
  }
}

it.each([
  ['SIGINT', 130],
  ['SIGTERM', 143],
] as const)('%s stops once, and ends with %i at the second time', (signal, code) => {
  const { signals, said, send } = start()
  expect(signals.exitCode()).toBeUndefined()
  send(signal)
  expect([said, signals.exitCode()]).toEqual([['stop'], code])
  send(signal, 1_000)
  expect(said).toEqual(['stop', code])
})

it('the same signal, passed on by npm, is no second one', () => {
  const { said, send } = start()
  send('SIGINT')
  send('SIGINT', 40)
  expect(said).toEqual(['stop'])
})

it('nothing interrupts what is held', () => {
  const { signals, said, send } = start()
  send('SIGINT')
  signals.hold()
  send('SIGINT', 1_000)
  send('SIGTERM', 1_000)
  expect(said).toEqual(['stop'])
})
