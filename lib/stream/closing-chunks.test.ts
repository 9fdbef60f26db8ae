/** What a writer that has gone left open is closed by chunks. */
import { expect, test } from 'vitest'
import type { Chunk } from '@/lib/shared/chunk'
import { accumulate } from './accumulate'
import { closingChunks } from './closing-chunks'
import { newGrowingMessage, toMessage } from './growing-message'

const OPENED: Chunk[] = [
  { type: 'start-step' },
  { type: 'reasoning-start', id: 'r' },
  { type: 'reasoning-delta', id: 'r', delta: 'Hm' },
  { type: 'text-start', id: 't' },
  { type: 'text-delta', id: 't', delta: 'Hel' },
  { type: 'tool-input-start', toolCallId: 'streaming', toolName: 'x' },
  { type: 'tool-input-start', toolCallId: 'running', toolName: 'x' },
  { type: 'tool-input-available', toolCallId: 'running', toolName: 'x', input: {} },
  { type: 'tool-input-start', toolCallId: 'asked', toolName: 'x' },
  { type: 'tool-approval-request', toolCallId: 'asked', approvalId: 'asked' },
  { type: 'tool-input-start', toolCallId: 'over', toolName: 'x' },
  { type: 'tool-output-available', toolCallId: 'over', output: 1 },
]

test('texts end and open calls fail; what was closed stays as it is', () => {
  const message = newGrowingMessage('answer')
  for (const chunk of OPENED) accumulate(message, chunk)
  const chunks = closingChunks(message, 'gone')
  expect(chunks).toEqual([
    { type: 'reasoning-end', id: 'r' },
    { type: 'text-end', id: 't' },
    ...['streaming', 'running', 'asked'].map((toolCallId) => ({
      type: 'tool-output-error',
      toolCallId,
      errorText: 'gone',
    })),
  ])
  for (const chunk of chunks) accumulate(message, chunk)
  expect(closingChunks(message, 'gone')).toEqual([])
  expect(toMessage(message).parts).toMatchObject([
    { type: 'step-start' },
    { text: 'Hm', state: 'done' },
    { text: 'Hel', state: 'done' },
    { state: 'output-error', errorText: 'gone' },
    { state: 'output-error', errorText: 'gone' },
    { state: 'output-error', errorText: 'gone' },
    { state: 'output-available', output: 1 },
  ])
})
