/** What a look at the stored chat makes of what is shown already. */
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

test('an answer that waits once more elsewhere is shown as it waits now', () => {
  const [first] = entriesOf(page(waitingFor(1, 'a')), [])
  const again = entriesOf(page(waitingFor(1, 'a')), [first as Answer])
  expect(again[0]).toBe(first)
  const [later] = entriesOf(page(waitingFor(2, 'a', 'b')), [first as Answer]) as Answer[]
  expect(later?.message.parts).toMatchObject([{ state: 'output-available' }, { state: 'approval-requested' }])
})
