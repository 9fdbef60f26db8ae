/** A recording plays through the official SDK: exactly its events, call by call, at its pace. */
import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Pacer } from '@/lib/server/simulator/pacer'
import { countingDeltas } from '@/lib/server/simulator/scripts/texts/count'
import { ask, bodyOf, eventsOf } from '@/lib/server/simulator/testing'
import type { FixtureFile, TimelineFile } from '@/lib/stream/recording-file'
import { playReplay, readReplay } from './replay'

let folder = ''
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'firstword-replay-'))
})
afterAll(() => rm(folder, { recursive: true }))

const save = async (value: unknown, name = 'file.json') => {
  const path = join(folder, name)
  await writeFile(path, typeof value === 'string' ? value : JSON.stringify(value))
  return path
}

const FAST: Pacer = { first: async () => {}, delta: async () => {}, pause: async () => {} }

/** Events that the simulator streamed, a tenth of a second apart. */
async function recorded(question: string) {
  const response = await ask({ ...bodyOf(question), stream: true })
  return eventsOf(await response.text()).map((event, at) => ({ at: 100 * at, event }))
}

const fixtureOf = (...calls: FixtureFile['calls'][number]['events'][]): FixtureFile => ({
  format: 'firstword-fixture',
  version: 1,
  calls: calls.map((events) => ({ events })),
})

/** `count to 2` gives `w000001 w000002`. */
const words = (count: number) => countingDeltas(count).join('')

/** Plays a file and collects what it prints and notes. */
async function play(fixture: FixtureFile, mode: 'text' | 'events' = 'text') {
  let printed = ''
  const notes: string[] = []
  const usages = await playReplay(fixture, {
    mode,
    print: (text) => {
      printed += text
    },
    note: (text) => notes.push(text),
    pacerOf: () => FAST,
  })
  return { printed, notes, usages }
}

test('a fixture gives its own events and its own usage', async () => {
  const events = await recorded('count to 3')
  const fixture = await readReplay(await save(fixtureOf(events)))
  const raw = await play(fixture, 'events')
  expect(raw.printed.split('\n').filter((line) => line.startsWith('{'))).toEqual(
    // The SDK reads pings itself.
    events.filter(({ event }) => event.type !== 'ping').map(({ event }) => JSON.stringify(event)),
  )
  expect(raw.printed).toMatch(/\[Stream complete\]\n$/)
  const { printed, usages, notes } = await play(fixture)
  expect([printed, usages[0]?.outputTokens, notes]).toEqual([words(3), 3, []])
})

test('a timeline plays as well, and its calls one after the other', async () => {
  const [first, second] = [await recorded('count to 2'), await recorded('count to 3')]
  const call = (number: number) => ({
    kind: 'call' as const,
    call: number,
    segment: 1,
    acceptedAt: '2026-11-21T10:15:00.000Z',
    request: null,
    chunks: [],
  })
  const timeline: TimelineFile = {
    format: 'firstword-timeline',
    version: 1,
    question: null,
    model: null,
    simulated: true,
    entries: [
      { ...call(1), at: 5 },
      ...first.map(({ at, event }) => ({ kind: 'event' as const, call: 1, at: 5 + at, event, chunks: [] })),
      { kind: 'call-end', call: 1, at: 4_000, skippedEvents: 0, isTruncated: false, chunks: [] },
      { ...call(2), at: 5_000 },
      ...second.map(({ at, event }) => ({ kind: 'event' as const, call: 2, at: 5_000 + at, event, chunks: [] })),
    ],
  }
  const { printed, notes, usages } = await play(await readReplay(await save(timeline)))
  expect(printed).toBe(words(2) + words(3))
  expect(notes).toEqual(['Call 1 of 2', '\nCall 2 of 2'])
  expect(usages.map((usage) => usage?.outputTokens)).toEqual([2, 3])
})

test('a call that failed or was cut says so, and the next one plays', async () => {
  const events = await recorded('count to 3')
  const error = { type: 'error', error: { type: 'overloaded_error', message: 'Overloaded' } }
  const fixture = fixtureOf([], [...events.slice(0, 4), { at: 500, event: error }], events.slice(0, 4), events)
  const { notes, usages, printed } = await play(fixture)
  expect(usages.map((usage) => usage?.outputTokens)).toEqual([undefined, undefined, undefined, 3])
  expect(notes[1]).toBe('It failed before its stream began.')
  expect(notes[3]).toMatch(/ended early: .*Overloaded/)
  expect(notes[5]).toMatch(/ended early: /)
  expect(printed).toMatch(new RegExp(`${words(3)}$`))
})

test('each event is due at its recorded time, whatever the pace of those before', async () => {
  const events = await recorded('count to 3')
  const due: number[] = []
  await playReplay(fixtureOf(events), {
    mode: 'text',
    print: () => {},
    note: () => {},
    pacerOf: (call) => ({ ...FAST, delta: async (index) => void due.push(call.events[index]?.at ?? -1) }),
  })
  expect(due).toEqual(events.map(({ at }) => at))
})

test.each([
  ['no file', undefined, /no such file/],
  ['text', 'event: ping', /is not JSON/],
  ['other JSON', { format: 'firstword.chat.v1' }, /neither a fixture nor a timeline/],
  ['null', 'null', /neither/],
  ['a later version', { ...fixtureOf(), version: 2 }, /neither/],
  ['an event without a type', fixtureOf([{ at: 0, event: {} }]), /neither/],
  ['an event that never comes', fixtureOf([{ at: 1e15, event: { type: 'ping' } }]), /neither/],
  ['a negative time', fixtureOf([{ at: -1, event: { type: 'ping' } }]), /neither/],
  ['nothing', fixtureOf([]), /holds no events/],
])('%s is refused in words', async (_, value, message) => {
  const path = value === undefined ? join(folder, 'missing.json') : await save(value)
  await expect(readReplay(path)).rejects.toThrow(message)
})

test('a file that is too large is not read', async () => {
  await expect(readReplay(await save(fixtureOf([])), 10)).rejects.toThrow(/too large: \d+ bytes, and at most 10/)
})
