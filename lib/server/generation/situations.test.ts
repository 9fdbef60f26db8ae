/** Every situation of an upstream gone wrong, and what the reader must then see: status, text, error, number of calls. */
import { describe, expect, test } from 'vitest'
import { countingDeltas } from '@/lib/server/simulator/scripts/texts/count'
import type { ErrorCode } from '@/lib/shared/error'
import { type AnswerStatus, textOf } from '@/lib/shared/message'
import { fixture } from '@/lib/stream/fixtures/fixtures'
import { retryAtOnce } from './fixtures/retry-at-once'
import { servicesOver, simulatedServices } from './fixtures/simulated-services'
import { answer, asking } from './fixtures/test-services'

retryAtOnce()

const WORDS = 40
const whole = countingDeltas(WORDS).join('')
const firstHalf = countingDeltas(WORDS / 2).join('')

interface Ending {
  status: AnswerStatus
  text: string
  code?: ErrorCode
  calls?: number
  estimated?: true
}

const complete: Ending = { status: 'complete', text: whole }
const interrupted: Ending = { status: 'interrupted', text: firstHalf, estimated: true }

/** Plays a question with faults; where silence is the fault the watchdog is a short one. */
async function play(faults: string, question = `Count to ${WORDS}`) {
  const isSilent = /silence|late-headers/.test(faults)
  const { services, calls } = simulatedServices({ UPSTREAM_IDLE_MS: isSilent ? '150' : '60000' })
  const { message, types, chunks } = await answer(services, asking(`${question} ${faults}`))
  const error = message.parts.find((part) => part.type === 'data-error')
  return { message, types, chunks, calls: calls(), error: error?.data, services }
}

const SITUATIONS: Array<[situation: string, faults: string, ending: Ending]> = [
  // The form of the stream.
  ['events without names', 'fault:no-event-names', complete],
  ['names that are lost midway', 'fault:lose-event-names', complete],
  ['CRLF', 'fault:crlf', complete],
  ['CR', 'fault:cr', complete],
  ['a byte order mark', 'fault:bom', complete],
  ['comments', 'fault:comments', complete],
  ['data over several lines', 'fault:multi-line-data', complete],
  ['fields that nobody knows', 'fault:extra-fields', complete],
  ['every byte by itself', 'fault:split-bytes', complete],
  [
    'every byte by itself, with characters of several bytes',
    'fault:half-surrogates fault:split-bytes',
    { ...complete, text: halves() },
  ],
  ['deltas in bursts', 'fault:bursts:5', complete],
  ['an HTML page with status 200', 'fault:html', { status: 'error', text: '', code: 'provider_refused', calls: 1 }],
  [
    'JSON where a stream was asked for',
    'fault:json',
    { status: 'error', text: '', code: 'provider_refused', calls: 1 },
  ],
  ['an empty body', 'fault:empty-body', { status: 'error', text: '', code: 'provider_failed', calls: 3 }],
  ['an empty body, twice', 'fault:empty-body*2', { ...complete, calls: 3 }],
  // Its end.
  ['an early clean end', 'fault:early-end', interrupted],
  ['an end in mid-event', 'fault:half-event', interrupted],
  ['no message_stop', 'fault:no-message-stop', complete],
  ['no message_delta', 'fault:no-message-delta', { ...interrupted, text: whole }],
  ['neither of them', 'fault:no-message-delta fault:no-message-stop', { ...interrupted, text: whole }],
  ['blocks that are never closed', 'fault:no-block-stop', complete],
  ['events after the end', 'fault:after-end', complete],
  ['a socket left open after the end', 'fault:socket-open', complete],
  ['a reset before anything came', 'fault:reset-first*1', { ...complete, calls: 2 }],
  ['a reset in mid-answer', 'fault:reset', { ...interrupted, code: 'connection_lost', calls: 1 }],
  ['max_tokens', 'fault:stop:max_tokens', { status: 'cut', text: firstHalf }],
  ['a full context', 'fault:stop:model_context_window_exceeded', { status: 'cut', text: firstHalf }],
  ['a refusal in mid-answer', 'fault:stop:refusal', { status: 'refused', text: firstHalf }],
  ['a stop reason that nobody knows', 'fault:stop:compaction', { status: 'interrupted', text: firstHalf }],
  // Errors and silence.
  ['an error first, once', 'fault:error-first*1', { ...complete, calls: 2 }],
  ['an error first, always', 'fault:error-first', { status: 'error', text: '', code: 'overloaded', calls: 3 }],
  [
    'an error later',
    'fault:error-later',
    { status: 'error', text: firstHalf, code: 'overloaded', calls: 1, estimated: true },
  ],
  [
    'an error later, without a name',
    'fault:nameless-error',
    { status: 'error', text: firstHalf, code: 'overloaded', calls: 1 },
  ],
  [
    'an error later, of another type',
    'fault:error-later:api_error',
    { status: 'error', text: firstHalf, code: 'provider_failed' },
  ],
  [
    'an error of a type that nobody knows',
    'fault:error-later:new_error',
    { status: 'error', text: firstHalf, code: 'provider_failed' },
  ],
  ['silence from the start', 'fault:late-headers', { status: 'error', text: '', code: 'timed_out', calls: 1 }],
  ['silence in mid-answer', 'fault:silence', { ...interrupted, code: 'timed_out', calls: 1 }],
  // Statuses.
  ['400', 'fault:http-400', { status: 'error', text: '', code: 'provider_refused', calls: 1 }],
  ['401', 'fault:http-401', { status: 'error', text: '', code: 'provider_key', calls: 1 }],
  ['403', 'fault:http-403', { status: 'error', text: '', code: 'provider_key', calls: 1 }],
  ['404', 'fault:http-404', { status: 'error', text: '', code: 'provider_refused', calls: 1 }],
  ['413', 'fault:http-413', { status: 'error', text: '', code: 'context_full', calls: 1 }],
  ['429, twice', 'fault:http-429:1*2', { ...complete, calls: 3 }],
  ['429, always', 'fault:http-429:7', { status: 'error', text: '', code: 'rate_limited', calls: 3 }],
  ['429 with a long wait', 'fault:http-429:600', { status: 'error', text: '', code: 'rate_limited', calls: 1 }],
  ['500', 'fault:http-500', { status: 'error', text: '', code: 'provider_failed', calls: 3 }],
  ['a gateway’s page', 'fault:http-502', { status: 'error', text: '', code: 'provider_failed', calls: 3 }],
  ['504', 'fault:http-504', { status: 'error', text: '', code: 'timed_out', calls: 1 }],
  ['529, once', 'fault:http-529*1', { ...complete, calls: 2 }],
  ['529, always', 'fault:http-529', { status: 'error', text: '', code: 'overloaded', calls: 3 }],
  // What the events say.
  [
    'garbage that was a delta',
    'fault:garbage',
    { status: 'error', text: firstHalf, code: 'provider_failed', calls: 1 },
  ],
  ['garbage that was none', 'fault:garbage-event', complete],
  ['a line of garbage', 'fault:garbage-line', complete],
  ['a duplicate start', 'fault:duplicate-start', complete],
  [
    'another message inside',
    'fault:second-message',
    { status: 'error', text: firstHalf, code: 'provider_failed', calls: 1 },
  ],
  ['an unknown event', 'fault:unknown-event', complete],
  ['an unknown delta', 'fault:unknown-delta', complete],
  ['an unknown block', 'fault:unknown-block', complete],
  ['an empty block', 'fault:empty-block', complete],
  ['an empty delta', 'fault:empty-delta', complete],
  ['a delta before its start', 'fault:delta-before-start', complete],
  ['a wrong index', 'fault:wrong-index', complete],
  ['indexes from one', 'fault:index-from-one', complete],
  ['no counts', 'fault:no-usage', { ...complete, estimated: true }],
  ['markup and line breaks in names', 'fault:hostile-fields', complete],
  ['a null character', 'fault:null-bytes', { ...complete, text: inMiddle('a\0b') }],
  ['a delta of a megabyte', 'fault:large-delta', { ...complete, text: inMiddle('large 🚀 '.repeat(1_048_576 / 9)) }],
  ['a storm of pings', 'fault:ping-storm:20000', complete],
]

function inMiddle(text: string): string {
  return firstHalf + text + whole.slice(firstHalf.length)
}

function halves(): string {
  return inMiddle('half \ud83d\ude80 pair')
}

describe.each(SITUATIONS)('%s', (_situation, faults, ending) => {
  test(`is ${ending.status}${ending.code ? ` (${ending.code})` : ''}`, async () => {
    const { message, types, calls, error } = await play(faults)
    expect(textOf(message)).toBe(ending.text)
    expect(message.metadata?.status).toBe(ending.status)
    expect(error?.code).toBe(ending.code)
    if (ending.calls !== undefined) expect(calls).toBe(ending.calls)
    if (ending.estimated) expect(message.metadata?.estimated).toBe(true)
    expect(types.at(-1)).toBe('finish')
    expect(types.includes('error')).toBe(ending.code !== undefined)
    expect(types.filter((type) => type === 'text-start')).toHaveLength(
      types.filter((type) => type === 'text-end').length,
    )
  })
})

test('what was skipped is counted in the log, an end without message_stop noted', async () => {
  const skipped = await play('fault:garbage-event')
  expect(skipped.services.lines.join('\n')).toContain('"skippedEvents":2')
  const unproved = await play('fault:no-message-stop')
  expect(unproved.services.lines.join('\n')).toContain('"withoutMessageStop":true')
})

test('a wait that is short enough is announced with its length before it is waited for', async () => {
  const { chunks } = await play('fault:http-429:7*1')
  const notice = chunks.find(({ chunk }) => chunk.type === 'data-retry')?.chunk
  expect(notice).toMatchObject({ data: { code: 'rate_limited', attempt: 2 }, transient: true })
})

test('a pause is gone on from by itself', async () => {
  const { message, calls } = await play('fault:stop:pause_turn')
  expect(calls).toBe(2)
  expect(message.metadata?.status).toBe('complete')
  expect(textOf(message).startsWith(firstHalf)).toBe(true)
})

test('bad tool input becomes an error that the model sees, and the answer lives on', async () => {
  const { message, calls } = await play('fault:bad-tool-input', 'What time is it in Tokyo?')
  expect(message.parts.find(({ type }) => type === 'tool-current_time')).toMatchObject({ state: 'output-error' })
  expect(message.metadata?.status).toBe('complete')
  expect(calls).toBe(2)
})

test('a tool call that is cut by max_tokens is not run, and says so', async () => {
  const { message, calls } = await play('fault:stop@9:max_tokens', 'What time is it in Tokyo?')
  expect(calls).toBe(1)
  expect(message.metadata?.status).toBe('cut')
  expect(message.parts.find(({ type }) => type === 'tool-current_time')).toMatchObject({ state: 'output-error' })
})

test('thinking whose signature is refused is left out, once, and the answer goes on', async () => {
  const invalid = {
    type: 'error',
    error: { type: 'invalid_request_error', message: 'Invalid `signature` in `thinking`' },
  }
  const stream = (name: string) => new Response(fixture(name), { headers: { 'content-type': 'text/event-stream' } })
  const replies = [stream('thinking-and-tools'), Response.json(invalid, { status: 400 }), stream('text')]
  const sent: string[] = []
  const { services } = servicesOver(async (_input, init) => {
    if (new Headers(init?.headers).get('x-firstword-purpose') === 'title') return Response.error()
    sent.push(String(init?.body))
    return replies[sent.length - 1] ?? Response.error()
  })
  const { message } = await answer(services, asking('Hi'))
  expect(message.metadata?.status).toBe('complete')
  expect(sent.map((body) => body.includes('"signature"'))).toEqual([false, true, false])
  expect(sent[2]).toContain('"tool_use"')
})
