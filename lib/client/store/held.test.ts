/** T55: a held answer in the browser: nothing of it is shown before its end, and then all of it in one change. */
import fc from 'fast-check'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import type { Chunk } from '@/lib/shared/chunk'
import { accumulate } from '@/lib/stream/accumulate'
import { compact } from '@/lib/stream/compact'
import { holdNotice as notice } from '@/lib/stream/fixtures/hold-notice'
import { newGrowingMessage, toMessage } from '@/lib/stream/growing-message'
import { summarize } from './arrivals'
import { type Answer, newAnswer } from './entry'
import { hydrateRunning } from './hydrate'
import { createMessageStore } from './message-store'

beforeEach(() => void vi.useFakeTimers({ toFake: ['performance', 'Date'] }))
afterEach(() => void vi.useRealTimers())

const START: Chunk = { type: 'start', messageId: 'a' }
const text = (...deltas: string[]): Chunk[] => [
  { type: 'text-start', id: '0' },
  ...deltas.map((delta): Chunk => ({ type: 'text-delta', id: '0', delta })),
  { type: 'text-end', id: '0' },
]
const FINISH: Chunk = {
  type: 'finish',
  messageMetadata: {
    status: 'complete',
    hold: { by: 'site', cause: 'question', topic: 'medical', heldAt: '', outcome: 'released' },
  },
}

function reading() {
  const store = createMessageStore()
  store.add(newAnswer('a', 0))
  const seen: Answer[] = []
  const shown: string[] = []
  store.subscribe('a', () => {
    seen.push(store.entry('a') as Answer)
    shown.push(textIn(store.entry('a') as Answer))
  })
  let sequence = 0
  const read = (...chunks: Chunk[]) =>
    store.grow(
      'a',
      'a',
      chunks.map((chunk) => ({ sequence: ++sequence, chunk })),
    )
  const answer = () => store.entry('a') as Answer
  return { store, read, answer, seen, shown, at: () => sequence }
}

const textIn = ({ message }: Pick<Answer, 'message'>) =>
  message.parts.map((part) => (part.type === 'whole' ? '' : part.pieces.join(''))).join('')

/** What a message is without any hold. */
function growing(chunks: readonly Chunk[]) {
  const message = newGrowingMessage('a')
  for (const chunk of chunks) accumulate(message, chunk)
  return message
}
const made = (chunks: readonly Chunk[]) => toMessage(growing(chunks))

const TURNED = text('Tea is fine. ')
const REST: Chunk[] = [
  { type: 'reasoning-start', id: '1' },
  { type: 'reasoning-delta', id: '1', delta: 'Hm' },
  { type: 'reasoning-end', id: '1' },
  { type: 'tool-input-start', toolCallId: 'c', toolName: 'clock' },
  { type: 'tool-input-available', toolCallId: 'c', toolName: 'clock', input: {} },
  { type: 'tool-output-available', toolCallId: 'c', output: 1 },
  ...text('Do ', 'not ', 'take it.'),
  { type: 'data-error', data: { code: 'internal', message: 'x', retryable: true, requestId: '' } },
]
const NOTICES = ['waiting', 'writing', 'writing', 'checking'] as const

test('however a log is cut, and wherever the chat is opened again, its release is one change', () => {
  const cut = fc.record({
    turns: fc.boolean(),
    at: fc.array(fc.nat(30), { maxLength: 12 }),
    reload: fc.nat(30),
  })
  fc.assert(
    fc.property(cut, ({ turns, at, reload }) => {
      const before = turns ? TURNED : []
      const all = [
        START,
        ...before,
        ...NOTICES.map((stage, n) => notice({ stage, heldMs: n * 2_000 })),
        ...REST,
        FINISH,
      ]
      const { read, answer, shown, seen } = reading()
      const cuts = [...new Set([0, ...at.filter((place) => place < all.length), all.length])].sort((a, b) => a - b)
      for (const [n, place] of cuts.entries()) read(...all.slice(cuts[n - 1] ?? 0, place))
      const early = textIn({ message: growing(before) })
      for (const [n, words] of shown.slice(0, -1).entries()) {
        expect(early.startsWith(words)).toBe(true)
        expect(seen[n]?.error).toBeUndefined()
      }
      expect(toMessage(answer().message)).toEqual(made(all))
      expect(answer()).toMatchObject({ status: 'complete', held: undefined, error: { code: 'internal' } })

      const place = Math.min(reload, all.length)
      const chunks = compact(all.slice(0, place))
      const again = hydrateRunning({ answerId: 'a', chunks, cursor: `a:${place}` })
      const isHeld = place > 1 + before.length && place < all.length
      expect(again.status === 'held').toBe(isHeld)
      if (isHeld) expect(textIn(again)).toBe(early)
      const store = createMessageStore()
      store.add(again)
      store.grow(
        again.key,
        'a',
        all.slice(place).map((chunk, n) => ({ sequence: place + n + 1, chunk })),
      )
      expect(toMessage((store.entry('a') as Answer).message)).toEqual(made(all))
    }),
  )
})

test('what is shown on demand grows from then on as it comes', () => {
  const { read, answer } = reading()
  read(START, notice())
  expect(answer().status).toBe('held')
  read(notice({ state: 'ended' }), { type: 'text-start', id: '0' }, { type: 'text-delta', id: '0', delta: 'So far' })
  expect(answer()).toMatchObject({ status: 'streaming', held: undefined })
  read({ type: 'text-delta', id: '0', delta: ' and on' })
  expect(textIn(answer())).toBe('So far and on')
})

test('the time counts from when the hold began, by the notice that was least late, and never goes back', () => {
  const { read, answer } = reading()
  vi.advanceTimersByTime(10_000)
  read(START, notice({ heldMs: 50 }))
  const since = answer().held?.since ?? 0
  expect(performance.now() - since).toBe(50)
  vi.advanceTimersByTime(3_000)
  // This one was held up for a second.
  read(notice({ heldMs: 2_050 }))
  expect(answer().held?.since).toBe(since)
  const chunks = compact([START, notice(), notice({ heldMs: 42_000, stage: 'writing' })])
  expect(chunks).toHaveLength(2)
  const elsewhere = hydrateRunning({ answerId: 'a', chunks, cursor: 'a:3' })
  expect(performance.now() - (elsewhere.held?.since ?? 0)).toBe(42_000)
  expect(elsewhere.held).not.toHaveProperty('padding')
})

test.each([
  ['agrees', '2026-11-30T10:00:43.500Z', 43_500],
  ['is slow', '2026-11-30T09:58:00.000Z', 42_000],
  ['is fast', '2026-11-30T10:05:00.000Z', 42_000],
])('how old a notice is that comes with a page is told by the reader’s own clock where that %s', (_, now, expected) => {
  vi.setSystemTime(now)
  const chunks = [START, notice({ heldMs: 42_000 })]
  const { held } = hydrateRunning({ answerId: 'a', chunks, cursor: 'a:2' })
  expect(performance.now() - (held?.since ?? 0)).toBe(expected)
})

test('a retry is told while nothing is written; the stage ends it, and a silence from before', () => {
  const { read, answer } = reading()
  const data = { code: 'overloaded' as const, message: 'Busy.', attempt: 2, delayMs: 500 }
  read(START, { type: 'data-silence', data: { silentMs: 5_000 }, transient: true }, notice())
  read({ type: 'data-retry', data, transient: true }, notice())
  expect(answer()).toMatchObject({ status: 'held', retry: data, silentSince: undefined })
  read(notice({ stage: 'writing' }))
  expect(answer().retry).toBeUndefined()
})

test('the rhythm has no mark before the release, one for it, and a pause that is explained', () => {
  const { read, answer } = reading()
  read(START, ...text('Tea is fine. '))
  vi.advanceTimersByTime(8_000)
  read(notice(), notice({ stage: 'writing' }))
  read(...REST)
  expect(answer().arrivals).toMatchObject({ times: [0], sizes: [13], pauses: [] })
  read(FINISH)
  expect(answer().arrivals).toMatchObject({ times: [0, 8_000], pauses: [8_000] })
  expect(summarize(answer().arrivals)).toBeDefined()
})

test('the end of a segment ends its hold; the next one, which comes from its start, has its own', () => {
  const { store, read, answer } = reading()
  read(START, notice())
  read({ type: 'data-segment-end', data: { reason: 'time_limit' }, transient: true })
  expect(answer().status).toBe('held')
  read({ type: 'finish', messageMetadata: { status: 'interrupted' } })
  expect(answer()).toMatchObject({ status: 'submitted', held: undefined, segmentEnd: 'time_limit' })
  const next: Chunk[] = [START, { type: 'data-continuation', data: { reason: 'time_limit', at: '' } }, notice()]
  store.grow(
    'a',
    'a.2',
    next.map((chunk, at) => ({ sequence: at + 1, chunk })),
  )
  expect(answer().status).toBe('held')
})
