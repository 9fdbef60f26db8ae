/** The place in an inspection: chosen, played, followed, and the message that belongs to it. */
import { expect, test } from 'vitest'
import type { Chunk } from '@/lib/shared/chunk'
import { charactersIn, toMessage } from '@/lib/stream/growing-message'
import type { TimelineEntry } from '@/lib/stream/timeline'
import { createInspection } from './inspection'

const entry = (at: number, ...chunks: Chunk[]): TimelineEntry => ({ kind: 'server', at, chunks })
const word = (at: number): TimelineEntry => entry(at, { type: 'text-delta', id: '0', delta: `${at};` })
const ENTRIES = [entry(0, { type: 'text-start', id: '0' }), word(10), word(20), word(20), word(30)]

function inspect(entries: readonly TimelineEntry[] = ENTRIES) {
  const frames: Array<() => void> = []
  let now = 0
  const inspection = createInspection({ now: () => now, nextFrame: (callback) => frames.push(callback) })
  inspection.add(entries)
  const text = () =>
    toMessage(inspection.state().message)
      .parts.map((part) => (part.type === 'text' ? part.text : ''))
      .join('')
  /** Lets time pass, and one frame with it. */
  const pass = (milliseconds: number) => {
    now += milliseconds
    for (const frame of frames.splice(0)) frame()
  }
  return { inspection, text, pass, state: () => inspection.state() }
}

test('it follows what arrives until somebody moves, and again when asked to', () => {
  const { inspection, text, state } = inspect()
  expect(state()).toMatchObject({ position: 5, isFollowing: true, isTouched: false, time: 30 })
  inspection.choose(2)
  inspection.add([word(40)])
  expect([state().count, state().position, text()]).toEqual([6, 2, '10;'])
  inspection.follow()
  inspection.add([word(50)])
  expect([state().position, text()]).toEqual([7, '10;20;20;30;40;50;'])
})

test('each of several entries of one time can be chosen', () => {
  const { inspection, text } = inspect()
  const texts = [0, 1, 2, 3, 4, 5, 4, 3, 2].map((position) => {
    inspection.choose(position)
    return text()
  })
  expect(texts).toEqual(['', '', '10;', '10;20;', '10;20;20;', '10;20;20;30;', '10;20;20;', '10;20;', '10;'])
})

test('it plays at its speed from where it is, and shows the text as it was at each moment', () => {
  const { inspection, text, pass, state } = inspect()
  inspection.end()
  inspection.toggle()
  expect([state().position, state().isPlaying]).toEqual([0, true])
  pass(10)
  expect(text()).toBe('10;')
  inspection.setSpeed(0.5)
  pass(10)
  expect(text()).toBe('10;')
  pass(10)
  expect(text()).toBe('10;20;20;')
  inspection.toggle()
  pass(1_000)
  expect([state().isPlaying, text()]).toEqual([false, '10;20;20;'])
  inspection.setSpeed(8)
  inspection.toggle()
  pass(2)
  expect([state().isPlaying, state().position, text()]).toEqual([false, 5, '10;20;20;30;'])
})

test('after a jump it plays on from there', () => {
  const { inspection, pass, state } = inspect()
  inspection.end()
  inspection.toggle()
  inspection.scrub(3)
  expect(state()).toMatchObject({ position: 3, time: 20, isPlaying: true })
  pass(10)
  expect(state().position).toBe(5)
})

test('a clock that reaches the end of a running answer waits there', () => {
  const { inspection, text, pass, state } = inspect()
  inspection.toggle()
  pass(100)
  expect(state()).toMatchObject({ position: 5, isPlaying: true })
  inspection.add([word(40)])
  pass(20)
  expect(text()).toBe('10;20;20;30;40;')
})

test('a step forward grows the message, a step back makes another', () => {
  const { inspection, state } = inspect()
  inspection.choose(1)
  const { message } = state()
  inspection.choose(4)
  expect(state().message).toBe(message)
  expect(charactersIn(message)).toBe(9)
  inspection.choose(2)
  expect(state().message).not.toBe(message)
})

test('the state says that a recording was cut, and that the connection was lost', () => {
  const { inspection, state } = inspect()
  expect(state().isTruncated).toBe(false)
  inspection.add([{ kind: 'call-end', at: 40, call: 1, skippedEvents: 0, isTruncated: true, chunks: [] }])
  expect(state().isTruncated).toBe(true)
  inspection.reconnecting(true)
  expect(state().isReconnecting).toBe(true)
  inspection.add([word(50)])
  expect(state().isReconnecting).toBe(false)
  inspection.end({ code: 'connection_lost', message: 'Lost.', retryable: true, requestId: '' })
  expect(state()).toMatchObject({ hasEnded: false, error: { message: 'Lost.' } })
})
