import { expect, test } from 'vitest'
import type { Chunk } from '@/lib/shared/chunk'
import { accumulate } from './accumulate'
import { compact } from './compact'
import { newGrowingMessage, toMessage } from './growing-message'
import { createPassOnce } from './pass-once'
import { replay } from './replay'

const text = (id: string, ...deltas: string[]): Chunk[] => [
  { type: 'text-start', id },
  ...deltas.map((delta): Chunk => ({ type: 'text-delta', id, delta })),
  { type: 'text-end', id },
]

const ANSWER: Chunk[] = [
  { type: 'start', messageId: 'answer' },
  { type: 'start-step' },
  { type: 'reasoning-start', id: '0.0.0' },
  { type: 'reasoning-delta', id: '0.0.0', delta: 'Let me ' },
  { type: 'reasoning-delta', id: '0.0.0', delta: 'see.' },
  { type: 'reasoning-end', id: '0.0.0' },
  ...text('0.0.1', 'The ', 'ti', 'me', ':'),
  { type: 'tool-input-start', toolCallId: 'call', toolName: 'current_time' },
  { type: 'tool-input-delta', toolCallId: 'call', inputTextDelta: '{"zone"' },
  { type: 'tool-input-delta', toolCallId: 'call', inputTextDelta: ':"UTC"}' },
  { type: 'tool-input-available', toolCallId: 'call', toolName: 'current_time', input: { zone: 'UTC' } },
  { type: 'tool-output-available', toolCallId: 'call', output: '12:00' },
  { type: 'finish-step' },
  { type: 'start-step' },
  ...text('1.0.0', 'It is ', 'noon', '.'),
  { type: 'source-url', sourceId: 'a', url: 'https://a.test' },
  { type: 'finish-step' },
  { type: 'finish', messageMetadata: { status: 'complete' } },
]

function messageOf(chunks: readonly Chunk[]) {
  const message = newGrowingMessage('')
  for (const chunk of chunks) accumulate(message, chunk)
  return toMessage(message)
}

const WHOLE = messageOf(ANSWER)

test('an answer that comes once passes unchanged', () => {
  expect(createPassOnce()(ANSWER)).toEqual(ANSWER)
})

test('broken off anywhere and repeated from the start, the answer is the same', () => {
  for (let at = 0; at <= ANSWER.length; at += 1) {
    const pass = createPassOnce()
    const passed = [...pass(ANSWER.slice(0, at)), ...pass(ANSWER)]
    expect(messageOf(passed)).toEqual(WHOLE)
    expect(passed).toHaveLength(ANSWER.length)
  }
})

test('repeated in fewer pieces it is the same', () => {
  for (let at = 0; at <= ANSWER.length; at += 1) {
    const pass = createPassOnce()
    expect(messageOf([...pass(ANSWER.slice(0, at)), ...pass(compact(ANSWER))])).toEqual(WHOLE)
  }
})

test('repeated from the store, with other ids, no text is lost or doubled', () => {
  const words = WHOLE.parts.map((part) => ('text' in part ? part.text : ''))
  for (let at = 0; at <= ANSWER.length; at += 1) {
    const pass = createPassOnce()
    const passed = [...pass(ANSWER.slice(0, at)), ...pass(replay(WHOLE))]
    expect(
      messageOf(passed)
        .parts.map((part) => ('text' in part ? part.text : ''))
        .join(''),
    ).toBe(words.join(''))
    expect(passed.filter(({ type }) => type === 'tool-output-available')).toHaveLength(1)
  }
})

test('a run that is behind what was passed adds nothing but its end', () => {
  const pass = createPassOnce()
  const first = pass([{ type: 'start', messageId: 'answer' }, ...text('a', 'one ', 'two ', 'three').slice(0, -1)])
  const rest = pass([
    { type: 'start', messageId: 'answer' },
    ...text('0', 'one two'),
    { type: 'finish', messageMetadata: { status: 'interrupted' } },
  ])
  expect(rest.map(({ type }) => type)).toEqual(['text-end', 'finish'])
  expect(messageOf([...first, ...rest])).toMatchObject({
    metadata: { status: 'interrupted' },
    parts: [{ text: 'one two three', state: 'done' }],
  })
})

test('the next segment of an answer follows its continuation', () => {
  const pass = createPassOnce()
  const continuation: Chunk = { type: 'data-continuation', data: { reason: 'draining', at: '2026-11-21T12:00:00Z' } }
  const first = pass([{ type: 'start', messageId: 'answer' }, { type: 'start-step' }, ...text('0.0.0', 'one ', 'two')])
  const second = pass([
    { type: 'start', messageId: 'answer' },
    { type: 'start-step' },
    ...text('0', 'one two'),
    continuation,
    { type: 'start-step' },
    ...text('0.0.0', ' three'),
    { type: 'finish' },
  ])
  expect(second[0]).toEqual(continuation)
  expect(messageOf([...first, ...second]).parts).toMatchObject([
    { type: 'step-start' },
    { text: 'one two' },
    continuation,
    { type: 'step-start' },
    { text: ' three' },
  ])
})
