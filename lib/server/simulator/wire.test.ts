import { expect, test } from 'vitest'
import type { AnswerFacts } from './answer-facts'
import { MessageFold } from './fold'
import { call, fail, pause, type Step, say, stop, think } from './script'
import { deltasOf } from './testing'
import { answerFrames, type Frame } from './wire'
import type { WireEvent } from './wire-event'

const FACTS: AnswerFacts = {
  messageId: 'msg_1',
  model: 'claude-opus-5',
  input: { input_tokens: 9, cache_creation_input_tokens: 0, cache_read_input_tokens: 0 },
  maxTokens: 1000,
  thinking: 'shown',
  stopSequences: [],
}

function play(steps: Step[], facts: Partial<AnswerFacts> = {}) {
  const frames: Frame[] = [...answerFrames({ ...FACTS, ...facts }, steps)]
  const events: WireEvent[] = frames.flatMap((frame) => (frame.type === 'event' ? [frame.event] : []))
  const fold = new MessageFold()
  for (const event of events) fold.add(event)
  return { frames, events, message: fold.message }
}

test('one `say` step is one text block between the events of the message', () => {
  const { events } = play([say('Hello there')])
  expect(events.map(({ type }) => type)).toEqual([
    'message_start',
    'content_block_start',
    'ping',
    'content_block_delta',
    'content_block_delta',
    'content_block_stop',
    'message_delta',
    'message_stop',
  ])
})

test('time may pass before the first content event, before each delta, and where the script pauses', () => {
  const { frames } = play([say('Hello'), pause(5), say(' there')])
  expect(frames.map((frame) => (frame.type === 'event' ? frame.event.type : frame))).toEqual([
    'message_start',
    { type: 'first' },
    'content_block_start',
    'ping',
    { type: 'delta', index: 0 },
    'content_block_delta',
    { type: 'pause', ms: 5 },
    { type: 'delta', index: 1 },
    'content_block_delta',
    'content_block_stop',
    'message_delta',
    'message_stop',
  ])
})

test('thinking, text and a call are blocks 0, 1 and 2, and the ping is sent once', () => {
  const { events, message } = play([think('Let me see.'), say('I look.'), call('clock', { zone: 'x' }, 'toolu_a')])
  expect(message.content.map(({ type }) => type)).toEqual(['thinking', 'text', 'tool_use'])
  expect(events.flatMap((each) => (each.type === 'content_block_start' ? [each.index] : []))).toEqual([0, 1, 2])
  expect(events.filter(({ type }) => type === 'ping')).toHaveLength(1)
  expect(message.content[2]).toEqual({
    type: 'tool_use',
    id: 'toolu_a',
    name: 'clock',
    input: { zone: 'x' },
    caller: { type: 'direct' },
  })
  expect(message.stop_reason).toBe('tool_use')
})

test('hidden thinking takes as long and counts as much, but its block is empty and signed', () => {
  const shown = play([think('Let me see.')])
  const hidden = play([think('Let me see.')], { thinking: 'hidden' })
  const waits = (frames: Frame[]) => frames.filter(({ type }) => type === 'delta').length
  expect(waits(hidden.frames)).toBe(waits(shown.frames))
  expect(hidden.message.usage.output_tokens_details).toEqual({ thinking_tokens: waits(shown.frames) })
  expect(deltasOf(hidden.events).map(({ type }) => type)).toEqual(['signature_delta'])
  expect(hidden.message.content).toEqual([{ type: 'thinking', thinking: '', signature: expect.stringMatching(/^.+$/) }])
  expect(play([think('Let me see.'), say('x')], { thinking: 'off' }).message.content).toHaveLength(1)
})

test('an input streams in several parts, the first of them empty', () => {
  const parts = deltasOf(play([call('clock', { time_zone: 'Asia/Tokyo' })]).events).map((each) =>
    each.type === 'input_json_delta' ? each.partial_json : each.type,
  )
  expect(parts[0]).toBe('')
  expect(parts.length).toBeGreaterThan(3)
  expect(parts.join('')).toBe('{"time_zone":"Asia/Tokyo"}')
})

test('max_tokens cuts any block at its count, and a sufficient budget cuts nothing', () => {
  const steps = [think('One two three.'), say('four five'), call('clock', { a: 'b' })]
  const whole = play(steps).message.usage.output_tokens
  for (let maxTokens = 0; maxTokens < whole; maxTokens += 1) {
    const { events, message } = play(steps, { maxTokens })
    expect(message.stop_reason).toBe('max_tokens')
    expect(message.usage.output_tokens).toBe(maxTokens)
    const count = (type: string) => events.filter((each) => each.type === type).length
    expect(count('content_block_stop')).toBe(count('content_block_start'))
  }
  expect(play(steps, { maxTokens: whole }).message.stop_reason).toBe('tool_use')
})

test('a stop sequence ends the answer before it', () => {
  const { message } = play([say('one two STOP three')], { stopSequences: ['never', 'STOP'] })
  expect(message.content).toEqual([{ type: 'text', text: 'one two ', citations: null }])
  expect(message.stop_reason).toBe('stop_sequence')
  expect(message.stop_sequence).toBe('STOP')
})

test('a refusal gives its reason at its end, and only there', () => {
  const details = { type: 'refusal', category: 'cyber', explanation: 'No.' } as const
  const { events, message } = play([say('a'), stop('refusal', details)])
  expect(events[0]).toMatchObject({ message: { stop_reason: null, stop_details: null } })
  expect(events.at(-2)).toMatchObject({ delta: { stop_reason: 'refusal', stop_details: details } })
  expect(message.stop_details).toEqual(details)
  expect(play([say('a'), stop('refusal')]).message.stop_details).toBeNull()
})

test('a stop ends the answer with its reason; a failure ends it with neither message_delta nor message_stop', () => {
  expect(play([say('a'), stop('refusal'), say('b')]).message.stop_reason).toBe('refusal')
  const { frames } = play([say('a'), fail('overloaded_error', 'Overloaded'), say('b')])
  expect(frames.at(-1)).toEqual({ type: 'fail', error: 'overloaded_error', message: 'Overloaded' })
})
