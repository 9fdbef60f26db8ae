/** A document over the session of its chat: begun, accepted, made anew, refused. */
import { expect, test } from 'vitest'
import { ClientError } from '@/lib/client/api/client-error'
import { open, START, settle, TEXT } from '@/lib/client/fixtures/hand-session'
import type { ChatReader } from '@/lib/client/store/chat-pages'
import type { DocumentPost } from '@/lib/client/transport/transport'
import { acceptOutline, askOutline, rewriteSection } from '@/lib/client/write/document-actions'
import type { ChatPage } from '@/lib/shared/api/chat-page'
import type { Chunk } from '@/lib/shared/chunk'
import type { DocumentRequest } from '@/lib/shared/write/document'

const document: DocumentRequest = {
  template: 'readme',
  audience: 'developers',
  tone: 'plain',
  length: 'short',
  files: [{ path: 'a.ts', bytes: 1 }],
}
const outline = { title: 'T', sections: [{ id: 'a', title: 'A', brief: '' }] }
const post: DocumentPost = {
  path: '/api/write',
  body: new Blob(['{}']),
}
const refusal = new ClientError({ code: 'budget_spent', message: 'No.', retryable: false, requestId: 'r' })
const WAITING: Chunk = { type: 'finish', messageMetadata: { status: 'waiting' } }

/** The stored document. */
const page: ChatPage = {
  id: 'chat',
  title: 'README',
  kind: 'document',
  messages: [
    { id: 'document', role: 'user', parts: [{ type: 'data-document', data: document }] },
    {
      id: 'a1',
      role: 'assistant',
      parts: [{ type: 'data-outline', data: outline }],
      metadata: { status: 'waiting' },
    },
  ],
  versions: {},
  hasOlder: false,
  hasNewer: false,
  running: null,
}
const pages: ChatReader = { read: async () => page, choose: async () => page }

async function begun() {
  const hand = open(pages)
  hand.session.sendDocument({ id: 'document', text: 'Write', createdAt: '2026-11-30T00:00:00.000Z', document }, post)
  hand.say(START, ...TEXT, { type: 'data-outline', data: outline }, WAITING)
  hand.asks[0]?.end()
  await settle()
  return hand
}

function only<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('nothing there')
  return value
}

test('it is posted to its own route, and not kept as an unsent question', () => {
  const { session, asks, unsent, question } = open()
  session.sendDocument({ id: 'document', text: 'Write', createdAt: '2026-11-30T00:00:00.000Z', document }, post)
  expect(asks[0]?.post).toEqual(post)
  expect(unsent.read()).toBeUndefined()
  expect(question()?.document).toEqual(document)
})

test('a document that is refused is a failed question', async () => {
  const { session, asks, question, store, unsent } = open()
  session.sendDocument({ id: 'document', text: 'Write', createdAt: '2026-11-30T00:00:00.000Z', document }, post)
  asks[0]?.fail(refusal)
  await settle()
  expect(question()).toMatchObject({ status: 'failed', error: { code: 'budget_spent' } })
  expect(store.list()).toHaveLength(1)
  expect(unsent.read()).toBeUndefined()
})

test('an outline that waits is accepted, and the answer goes on; refused, it waits again', async () => {
  const { session, asks, answer } = await begun()
  expect(answer()?.status).toBe('waiting')
  acceptOutline(session, only(answer()), outline)
  expect(asks[1]?.post).toEqual({ path: '/api/write/chat', body: { action: 'accept', answerId: 'a1', outline } })
  expect(answer()?.status).toBe('submitted')
  asks[1]?.fail(refusal)
  await settle()
  expect(answer()).toMatchObject({ status: 'waiting', continueError: { code: 'budget_spent' } })
})

test('another outline and a section written again are versions', async () => {
  const { session, asks, answer, sayFrom, store } = await begun()
  askOutline(session, only(answer()))
  expect(asks[1]?.post).toMatchObject({ body: { action: 'outline', answerId: 'a1' } })
  sayFrom('a2', { type: 'start', messageId: 'a2' }, ...TEXT, WAITING)
  asks[1]?.end()
  await settle()
  expect(answer()?.id).toBe('a2')
  expect(store.view().versions.a2).toEqual(['a1', 'a2'])
  rewriteSection(session, only(answer()), 'a', ' Shorter ')
  expect(asks[2]?.post).toMatchObject({ body: { action: 'rewrite', sectionId: 'a', instructions: 'Shorter' } })
})

test('when a version is refused, the document is there as it was, with the reason', async () => {
  const { session, asks, answer, question } = await begun()
  rewriteSection(session, only(answer()), 'a', '')
  asks[1]?.fail(refusal)
  await settle()
  await settle()
  expect(question()?.status).toBe('complete')
  expect(answer()).toMatchObject({ id: 'a1', status: 'waiting', continueError: { code: 'budget_spent' } })
})
