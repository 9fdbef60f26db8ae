/** A stored message and the chunks that make it: every kind of part comes back. */
import { describe, expect, test } from 'vitest'
import { isChunk } from '@/lib/shared/chunk'
import type { Message, Part } from '@/lib/shared/message'
import { accumulate } from './accumulate'
import { newGrowingMessage, toMessage } from './growing-message'
import { PART_KINDS, type PartKind, regrow, replay, withChunks } from './replay'
import { TOOL_STATES, type ToolState } from './tool-state'

function replayed(message: Message): Message {
  const growing = newGrowingMessage('')
  for (const chunk of replay(message)) {
    const sent: unknown = JSON.parse(JSON.stringify(chunk))
    if (!isChunk(sent)) throw new Error(`not a chunk: ${JSON.stringify(sent)}`)
    accumulate(growing, sent)
  }
  return toMessage(growing)
}

const messageOf = (...parts: unknown[]): Message => ({
  id: 'answer',
  role: 'assistant',
  metadata: { status: 'complete' },
  parts: parts as Part[],
})

/** Expects the part to come back, between others and at the end of a message, also when it is replayed again. */
function expectReplayed(part: unknown) {
  const before = { type: 'text', text: 'before', state: 'done' }
  const after = { type: 'text', text: 'after', state: 'done' }
  for (const message of [messageOf(before, part, after), messageOf(part)]) {
    const again = replayed(message)
    expect(again.parts).toEqual(message.parts)
    expect(again).toEqual(message)
    expect(replayed(again)).toEqual(message)
    expect(toMessage(regrow(message))).toEqual(message)
  }
}

const at = '2026-11-20T10:00:00.000Z'

/** One of each kind: a kind that is missing does not compile. */
const EXAMPLES: { [K in PartKind]: Extract<Part, { type: K }> } = {
  text: { type: 'text', text: 'Hello', state: 'done' },
  reasoning: { type: 'reasoning', text: 'Hm', state: 'done', providerMetadata: { firstword: { durationMs: 5 } } },
  'step-start': { type: 'step-start' },
  'source-url': { type: 'source-url', sourceId: 'a', url: 'https://a.test', title: 'A' },
  'source-document': { type: 'source-document', sourceId: 'd', mediaType: 'application/pdf', title: 'D' },
  file: { type: 'file', mediaType: 'image/png', url: '/api/files/a', filename: 'a.png' },
  'dynamic-tool': { type: 'dynamic-tool', toolName: 'x', toolCallId: 'c', state: 'input-available', input: {} },
  'data-continuation': { type: 'data-continuation', data: { reason: 'stopped', at } },
  'data-error': { type: 'data-error', data: { code: 'internal', message: 'x', retryable: true, requestId: 'r' } },
  'data-document': {
    type: 'data-document',
    data: { template: 'readme', audience: 'developers', tone: 'plain', length: 'short', files: [] },
  },
  'data-outline': { type: 'data-outline', data: { title: 'Guide', sections: [] } },
  'data-section': { type: 'data-section', data: { id: 'a', title: 'One' } },
  'data-section-end': { type: 'data-section-end', data: { id: 'a', outputTokens: 1, costUsd: 0, durationMs: 1 } },
  'data-part': { type: 'data-part', data: { type: 'hologram' } },
  'data-segment-end': { type: 'data-segment-end', data: { reason: 'draining' } },
  'data-usage': {
    type: 'data-usage',
    data: { inputTokens: 1, outputTokens: 2, cacheReadTokens: 0, cacheWriteTokens: 0 },
  },
  'data-retry': { type: 'data-retry', data: { code: 'overloaded', message: 'x', attempt: 2, delayMs: 5 } },
  'data-silence': { type: 'data-silence', data: { silentMs: 5_000 } },
  'data-hold': {
    type: 'data-hold',
    data: {
      by: 'site',
      cause: 'policy',
      state: 'held',
      stage: 'writing',
      heldAt: at,
      heldMs: 5,
      canShow: true,
      padding: '',
    },
  },
}

describe('kinds of part', () => {
  test.each(PART_KINDS)('%s', (kind) => expectReplayed(EXAMPLES[kind]))

  test('there is an example of each', () => {
    expect(Object.keys(EXAMPLES).sort()).toEqual([...PART_KINDS].sort())
  })
})

const call = { type: 'tool-clock', toolCallId: 'call', input: { zone: 'UTC' } }
const approval = { id: 'approval' }

/** A call in each state. */
const CALLS: Record<ToolState, object> = {
  'input-streaming': { input: undefined },
  'input-available': {},
  'approval-requested': { approval },
  'approval-responded': { approval: { id: 'approval', approved: true } },
  'output-available': { output: '12:00' },
  'output-error': { errorText: 'no clock' },
  'output-denied': { approval: { id: 'approval', approved: false } },
}

describe('calls', () => {
  // A call that was approved is about to run, and the log says no more of it than that it has its input.
  test.each(TOOL_STATES.filter((state) => state !== 'approval-responded'))('%s', (state) => {
    expectReplayed({ ...call, state, ...CALLS[state] })
  })

  test.each<ToolState>(['input-available', 'output-available', 'output-error'])('%s, once approved', (state) => {
    expectReplayed({ ...call, state, ...CALLS[state], approval })
  })

  test('an approval that is on its way means that the call runs', () => {
    const { parts } = replayed(messageOf({ ...call, state: 'approval-responded', ...CALLS['approval-responded'] }))
    expect(parts).toEqual([{ ...call, state: 'input-available', approval }])
  })

  test('of a tool that runs elsewhere', () => {
    expectReplayed({ ...call, state: 'output-available', output: 1, providerExecuted: true })
  })
})

test.each<[string, unknown]>([
  ['data that is not known', { type: 'data-weather', id: 'w', data: { degrees: 21 } }],
  ['a kind that is not known', { type: 'hologram', depth: 3 }],
  ['a kind called tool', { type: 'tool', toolCallId: 'c' }],
  ['a call without an id', { type: 'tool-clock', state: 'output-available', output: 1 }],
  ['a name of every object', { type: 'constructor', value: 1 }],
])('%s', (_name, part) => expectReplayed(part))

test('further chunks change a stored message as they change a growing one', () => {
  const before = messageOf({ type: 'text', text: 'Hm', state: 'done' }, { ...call, state: 'input-available' })
  const after = withChunks(before, [{ type: 'tool-output-available', toolCallId: 'call', output: 1 }])
  expect(after).toEqual(messageOf(before.parts[0], { ...call, state: 'output-available', output: 1 }))
  expect(before.parts[1]).toMatchObject({ state: 'input-available' })
})
