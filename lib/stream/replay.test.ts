/** A stored message, told again: every kind of part comes back. */
import { expect, test } from 'vitest'
import { isChunk } from '@/lib/shared/chunk'
import type { Message, Part } from '@/lib/shared/message'
import { accumulate, newGrowingMessage, toMessage } from './accumulate'
import { replay } from './replay'

function toldAgain(message: Message): Message {
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

const at = '2026-11-20T10:00:00.000Z'
const call = { type: 'tool-clock', toolCallId: 'call', input: { zone: 'UTC' } }

test.each<[string, unknown]>([
  ['text', { type: 'text', text: 'Hello', state: 'done' }],
  ['reasoning', { type: 'reasoning', text: 'Hm', state: 'done', providerMetadata: { firstword: { durationMs: 5 } } }],
  ['a step', { type: 'step-start' }],
  ['a source', { type: 'source-url', sourceId: 'a', url: 'https://a.test', title: 'A' }],
  ['a document', { type: 'source-document', sourceId: 'd', mediaType: 'application/pdf', title: 'D' }],
  ['a continuation', { type: 'data-continuation', data: { reason: 'stopped', at } }],
  ['an error', { type: 'data-error', data: { code: 'internal', message: 'x', retryable: true, requestId: 'r' } }],
  ['a result', { ...call, state: 'output-available', output: '12:00' }],
  ['a failed call', { ...call, state: 'output-error', errorText: 'no clock' }],
  ['a file', { type: 'file', mediaType: 'image/png', url: '/api/files/a', filename: 'a.png' }],
  ['a dynamic tool', { type: 'dynamic-tool', toolName: 'x', toolCallId: 'c', state: 'input-available', input: {} }],
  ['data that is not known', { type: 'data-weather', id: 'w', data: { degrees: 21 } }],
  ['a kind that is not known', { type: 'hologram', depth: 3 }],
  ['a call without an id', { type: 'tool-clock', state: 'output-available', output: 1 }],
  ['a name of every object', { type: 'constructor', value: 1 }],
])('%s', (_name, part) => {
  const before = { type: 'text', text: 'before', state: 'done' }
  const after = { type: 'text', text: 'after', state: 'done' }
  const message = messageOf(before, part, after)
  const again = toldAgain(message)
  expect(again.parts).toEqual(message.parts)
  expect(again).toEqual(message)
  // Once more: a segment behind this one tells it again.
  expect(toldAgain(again)).toEqual(message)
})
