/** The stored chat, merged with what is shown. */
import { expect, test } from 'vitest'
import type { ChatPage } from '@/lib/shared/api/chat-page'
import type { Message } from '@/lib/shared/message'
import type { Answer } from './entry'
import { entriesOf } from './merge-page'

const waitingFor = (segments: number, ...ids: string[]): Message => ({
  id: 'a1',
  role: 'assistant',
  metadata: { status: 'waiting', ...(segments > 1 && { segments: Array.from({ length: segments }, () => ({})) }) },
  parts: ids.map((toolCallId, at) =>
    at < ids.length - 1
      ? { type: 'tool-act', toolCallId, state: 'output-available', input: {}, output: 1 }
      : { type: 'tool-act', toolCallId, state: 'approval-requested', input: {}, approval: { id: toolCallId } },
  ) as Message['parts'],
})

const page = (message: Message) => ({ messages: [message], running: null }) as unknown as ChatPage

test('an answer that waits for other calls by now is shown with those', () => {
  const [first] = entriesOf(page(waitingFor(1, 'a')), [])
  const again = entriesOf(page(waitingFor(1, 'a')), [first as Answer])
  expect(again[0]).toBe(first)
  const [later] = entriesOf(page(waitingFor(2, 'a', 'b')), [first as Answer]) as Answer[]
  expect(later?.message.parts).toMatchObject([{ state: 'output-available' }, { state: 'approval-requested' }])
})

test('an answer that was kept back and has been shown since is shown', () => {
  const hold = { by: 'site', cause: 'policy', heldAt: '2026-11-30T10:00:00.000Z' } as const
  const kept = (outcome: 'kept' | 'overridden', parts: Message['parts']): Message => ({
    id: 'a1',
    role: 'assistant',
    metadata: { status: 'interrupted', hold: { ...hold, outcome } },
    parts,
  })
  const [before] = entriesOf(page(kept('kept', [])), []) as Answer[]
  const [same] = entriesOf(page(kept('kept', [])), before ? [before] : [])
  expect(same).toBe(before)
  const [shown] = entriesOf(page(kept('overridden', [{ type: 'text', text: 'Half.' }])), before ? [before] : [])
  expect(shown).toMatchObject({ key: 'a1', message: { parts: [{ pieces: ['Half.'] }] } })
})
