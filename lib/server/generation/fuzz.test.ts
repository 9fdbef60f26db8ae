/**
 * Streams that were cut, split, reordered and mutated: the producer always ends, and nothing is marked
 * complete that is not. What is whole is judged by a reader of its own, which knows nothing of the product's code.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { textOf } from '@/lib/shared/message'
import { fixture } from '@/lib/stream/fixtures/fixtures'
import { rounds, SEED } from '@/scripts/rounds.mjs'
import { retryAtOnce } from './fixtures/retry-at-once'
import { servicesOver } from './fixtures/simulated-services'
import { answerUnstored } from './fixtures/test-services'

retryAtOnce()

const RUNS = rounds(1_000, 20_000)

interface Judgement {
  isComplete: boolean
  text: string
}

/** What a careful person would make of the bytes; a last event without its blank line counts if the end was a clean one. */
function judge(bytes: Uint8Array, breaks: boolean): Judgement {
  const text = new TextDecoder().decode(bytes)
  let answered = ''
  let id: string | undefined
  let reason: unknown
  const verdict = (isWhole: boolean) => ({ isComplete: isWhole && reason === 'end_turn', text: answered })
  const blocks = text.replaceAll('\r\n', '\n').replaceAll('\r', '\n').split(/\n\n/)
  if (breaks) blocks.pop()
  for (const block of blocks) {
    const lines = block.split('\n')
    const field = (name: string) =>
      lines.filter((line) => line.startsWith(`${name}:`)).map((line) => line.slice(name.length + 1).replace(/^ /, ''))
    const name = field('event').at(-1)
    const data = field('data').join('\n')
    if (name === undefined && field('data').length === 0) continue
    if (name === 'error') return verdict(false)
    let event: { type?: unknown; message?: { id?: string }; delta?: Record<string, unknown> }
    try {
      event = JSON.parse(data)
    } catch {
      if (`${name} ${data}`.includes('_delta')) return verdict(false)
      continue
    }
    if (typeof event !== 'object' || event === null) continue
    if (event.type === 'error') return verdict(false)
    if (event.type === 'message_start') {
      if (id !== undefined && event.message?.id !== undefined && event.message.id !== id) return verdict(false)
      id ??= event.message?.id ?? ''
    }
    if (event.type === 'content_block_delta' && event.delta?.type === 'text_delta') {
      if (typeof event.delta.text !== 'string') return verdict(false)
      answered += event.delta.text
    }
    if (event.type === 'message_delta') reason = event.delta?.stop_reason ?? reason
    if (event.type === 'message_stop') return verdict(true)
  }
  return verdict(true)
}

type Change =
  | { kind: 'cut'; at: number }
  | { kind: 'flip'; at: number; to: number }
  | { kind: 'drop'; at: number; length: number }
  | { kind: 'insert'; at: number; bytes: Uint8Array }
  | { kind: 'swap'; a: number; b: number }
  | { kind: 'repeat'; event: number }
  | { kind: 'omit'; event: number }

const at = fc.double({ min: 0, max: 1, noNaN: true })
const noise = fc.oneof(
  fc.uint8Array({ minLength: 1, maxLength: 12 }),
  fc
    .constantFrom('\n', '\r\n', '\n\n', 'data: ', 'event: error\n', '{', '}', '"', '\ufeff', ':', 'data: [DONE]\n\n')
    .map((each) => new TextEncoder().encode(each)),
)
const change: fc.Arbitrary<Change> = fc.oneof(
  fc.record({ kind: fc.constant('cut' as const), at }),
  fc.record({ kind: fc.constant('flip' as const), at, to: fc.integer({ min: 0, max: 255 }) }),
  fc.record({ kind: fc.constant('drop' as const), at, length: fc.integer({ min: 1, max: 60 }) }),
  fc.record({ kind: fc.constant('insert' as const), at, bytes: noise }),
  fc.record({ kind: fc.constant('swap' as const), a: fc.nat(30), b: fc.nat(30) }),
  fc.record({ kind: fc.constant('repeat' as const), event: fc.nat(30) }),
  fc.record({ kind: fc.constant('omit' as const), event: fc.nat(30) }),
)

function applied(bytes: Uint8Array, change: Change): Uint8Array {
  if ('at' in change) {
    const place = Math.floor(change.at * bytes.length)
    if (change.kind === 'cut') return bytes.subarray(0, place)
    const rest = bytes.subarray(place + (change.kind === 'insert' ? 0 : change.kind === 'drop' ? change.length : 1))
    const put = change.kind === 'insert' ? change.bytes : change.kind === 'flip' ? [change.to] : []
    return Uint8Array.from([...bytes.subarray(0, place), ...put, ...rest])
  }
  const events = Buffer.from(bytes).toString('latin1').split('\n\n')
  if (change.kind === 'swap') {
    const [a, b] = [change.a % events.length, change.b % events.length]
    ;[events[a], events[b]] = [events[b] ?? '', events[a] ?? '']
  } else if (change.kind === 'repeat') {
    const place = change.event % events.length
    events.splice(place, 0, events[place] ?? '')
  } else events.splice(change.event % events.length, 1)
  return Buffer.from(events.join('\n\n'), 'latin1')
}

/** The bytes in reads of the given lengths, over and over; then a clean end or a broken connection. */
function body(bytes: Uint8Array, lengths: readonly number[], breaks: boolean): Response {
  let sent = 0
  let read = 0
  const stream = new ReadableStream<Uint8Array>({
    pull(controller) {
      if (sent >= bytes.length) return breaks ? controller.error(new TypeError('terminated')) : controller.close()
      const length = lengths[read % lengths.length] ?? bytes.length
      controller.enqueue(bytes.slice(sent, sent + length))
      sent += length
      read += 1
    },
  })
  return new Response(stream, { headers: { 'content-type': 'text/event-stream' } })
}

const stream = fc.record({
  name: fc.constantFrom('text', 'refusal', 'thinking-and-tools', 'server-tool'),
  changes: fc.array(change, { maxLength: 4 }),
  lengths: fc.array(fc.integer({ min: 1, max: 4_000 }), { minLength: 1, maxLength: 5 }),
  breaks: fc.boolean(),
})

/**
 * What earlier runs found, played first: two lines run into one, so that a piece of text becomes part of a name; a delta
 * that comes behind the answer's end and is cut.
 */
const FOUND: Array<[typeof stream extends fc.Arbitrary<infer Value> ? Value : never]> = [
  [
    {
      name: 'text',
      changes: [
        { kind: 'omit', event: 16 },
        { kind: 'drop', at: 0.3025059665871122, length: 9 },
      ],
      lengths: [1],
      breaks: false,
    },
  ],
  [
    {
      name: 'text',
      changes: [
        { kind: 'swap', a: 14, b: 3 },
        { kind: 'omit', event: 13 },
        { kind: 'cut', at: 0.9460390355912743 },
      ],
      lengths: [1],
      breaks: false,
    },
  ],
]

test(`${RUNS} streams`, { timeout: 900_000 }, async () => {
  let completed = 0
  const unhandled: unknown[] = []
  const note = (reason: unknown) => unhandled.push(reason)
  process.on('unhandledRejection', note)
  await fc.assert(
    fc.asyncProperty(stream, async ({ name, changes, lengths, breaks }) => {
      const bytes = changes.reduce<Uint8Array>(applied, new TextEncoder().encode(fixture(name)))
      let calls = 0
      const { services } = servicesOver(async () => {
        calls += 1
        // A tool that was called: the next turn is an ordinary one.
        return calls > 3 ? body(new TextEncoder().encode(fixture('text')), [1e6], false) : body(bytes, lengths, breaks)
      })
      const { message, types } = await answerUnstored(services, 'Hi')
      const status = message.metadata?.status
      expect(types.at(-1)).toBe('finish')
      expect(types.filter((type) => type === 'text-start')).toHaveLength(
        types.filter((type) => type === 'text-end').length,
      )
      if (name !== 'text' && name !== 'refusal') return
      const { isComplete, text } = judge(bytes, breaks)
      if (status === 'complete') {
        completed += 1
        expect(isComplete).toBe(true)
      }
      if (calls === 1) expect(textOf(message)).toBe(text)
    }),
    { numRuns: RUNS, seed: SEED, examples: FOUND },
  )
  process.off('unhandledRejection', note)
  expect(unhandled).toEqual([])
  // The judge must have had something to judge.
  expect(completed).toBeGreaterThan(RUNS / 20)
})
