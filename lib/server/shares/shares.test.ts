/** Links to chats: what is in them, what is not, how long they open something. */
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addMessage } from '@/lib/server/database/messages'
import { chats, messages, shares } from '@/lib/server/database/schema'
import { leaseEnd } from '@/lib/server/database/segments'
import { findShare, listShares, removeShare } from '@/lib/server/database/shares'
import {
  answer,
  asking,
  makePerson,
  OWNER,
  play,
  scriptedProvider,
  start,
  testServices,
  textEvents,
} from '@/lib/server/generation/fixtures/test-services'
import { sharedChat } from '@/lib/shared/api/share'
import { sharedSourceOf, sourcePartOf } from '@/lib/shared/api/shared-sources'
import { newId } from '@/lib/shared/ids'
import type { Part } from '@/lib/shared/message'
import { isSource, sourcesOf } from '@/lib/shared/sources'
import { continueShare } from './continue-share'
import { previewShare, shareChat } from './share-chat'

const saying = (...texts: string[]) => testServices(scriptedProvider(...texts.map((text) => play(textEvents([text])))))

test('T5: a share holds the chosen branch as it was, and nothing of its owner, its ids or what came later', async () => {
  const services = saying('first answer', 'second answer', 'third answer')
  const question = asking('first question')
  await answer(services, question)
  await answer(services, asking('second question', { id: question.id }))
  const share = await shareChat(services, question.id, OWNER, null)
  await answer(services, asking('third question', { id: question.id }))

  const { queries } = services.database
  const found = await findShare(queries, share.id)
  const json = JSON.stringify(found?.content)
  expect(found?.content.messages.map(({ role, parts }) => [role, parts])).toEqual([
    ['user', [{ type: 'text', text: 'first question' }]],
    ['assistant', [{ type: 'text', text: 'first answer' }]],
    ['user', [{ type: 'text', text: 'second question' }]],
    ['assistant', [{ type: 'text', text: 'second answer' }]],
  ])
  const stored = await queries.select().from(messages).where(eq(messages.chatId, question.id))
  for (const secret of ['third', OWNER, question.id, 'costUsd', 'usage', ...stored.map(({ id }) => id)]) {
    expect(json).not.toContain(secret)
  }

  await queries
    .update(messages)
    .set({ parts: [{ type: 'text', text: 'changed' }] })
    .where(eq(messages.chatId, question.id))
  expect(JSON.stringify((await findShare(queries, share.id))?.content)).toBe(json)
})

test('T5: tools go in as their card shows them; thoughts, errors and what a field might add do not', async () => {
  const services = saying('done')
  const question = asking('hello')
  const { message } = await answer(services, question)
  const { queries } = services.database
  const parts = [
    { type: 'reasoning', text: 'SECRET thought' },
    {
      type: 'tool-clock',
      toolCallId: 'SECRET-call',
      state: 'output-available',
      input: { zone: 'UTC' },
      output: { now: 'noon' },
    },
    { type: 'tool-clock', toolCallId: 'SECRET-two', state: 'output-error', input: {}, errorText: 'SECRET stack' },
    { type: 'text', text: 'It is noon.', providerMetadata: { firstword: { secret: 'SECRET' } } },
    { type: 'data-error', data: { code: 'internal', message: 'SECRET', retryable: true, requestId: 'SECRET' } },
  ] as never
  await queries.update(messages).set({ parts, status: 'error' }).where(eq(messages.id, message.id))
  const share = await shareChat(services, question.id, OWNER, null)
  const content = (await findShare(queries, share.id))?.content
  expect(content?.messages[1]).toMatchObject({
    status: 'error',
    parts: [
      { type: 'tool', name: 'clock', state: 'done', input: 'zone: UTC', result: 'now: noon' },
      { type: 'tool', name: 'clock', state: 'failed', input: '', result: '' },
      { type: 'text', text: 'It is noon.' },
    ],
  })
  expect(JSON.stringify(content)).not.toContain('SECRET')
  expect(() => sharedChat.parse({ ...content, ownerId: OWNER })).toThrow()
})

test('T5: a chart goes in as it is drawn; what was found in other chats and files does not, nor what waits', async () => {
  const services = saying('done')
  const question = asking('hello')
  const { message } = await answer(services, question)
  const { queries } = services.database
  const chart = { kind: 'bar', title: 'Rain', labels: ['May'], series: [{ name: 'Rome', values: [3] }] }
  const done = { toolCallId: 'SECRET-call', state: 'output-available' }
  const parts = [
    { ...done, type: 'tool-make_chart', input: {}, output: { ...chart, secret: 'SECRET' } },
    { ...done, type: 'tool-search_my_chats', input: { query: 'rain' }, output: { found: [{ chat_id: 'SECRET' }] } },
    { ...done, type: 'tool-read_file', input: { name: 'a.txt' }, output: { text: 'SECRET' } },
    { type: 'tool-run_javascript', toolCallId: 'SECRET-two', state: 'approval-requested', input: { code: '1' } },
  ] as never
  await queries.update(messages).set({ parts, status: 'waiting' }).where(eq(messages.id, message.id))
  const share = await shareChat(services, question.id, OWNER, null)
  const content = (await findShare(queries, share.id))?.content
  expect(content?.messages[1]).toMatchObject({
    status: 'interrupted',
    parts: [
      { name: 'make_chart', chart },
      { name: 'search_my_chats', result: 'Places in other chats, which are not shared.' },
      { name: 'read_file', result: 'Contents of a file, which are not shared.' },
      { name: 'run_javascript', state: 'failed', result: '' },
    ],
  })
  expect(JSON.stringify(content)).not.toContain('SECRET')
})

test('an answer that is being written stays out, with its question', async () => {
  const services = saying('one')
  const question = asking('first')
  const { message } = await answer(services, question)
  const { queries } = services.database
  const asked = await addMessage(queries, {
    chatId: question.id,
    id: newId(),
    ownerId: OWNER,
    parent: { id: message.id, depth: 2 },
    role: 'user',
    status: 'complete',
    parts: [{ type: 'text', text: 'second' }],
    metadata: {},
  })
  const running = await addMessage(queries, {
    chatId: question.id,
    id: newId(),
    ownerId: OWNER,
    parent: asked,
    role: 'assistant',
    status: 'running',
    parts: [{ type: 'text', text: 'half' }],
    metadata: {},
    leaseUntil: leaseEnd(),
  })
  await queries.update(chats).set({ leafId: running.id }).where(eq(chats.id, question.id))
  expect((await previewShare(services, question.id, OWNER)).messageCount).toBe(2)
  expect((await shareChat(services, question.id, OWNER, null)).messageCount).toBe(2)
})

test('T1: nobody shares, sees or revokes for somebody else, and the address is not taken from the request', async () => {
  const services = saying('one')
  const question = asking('first')
  await answer(services, question)
  const other = await makePerson()
  await expect(shareChat(services, question.id, other, null)).rejects.toMatchObject({ code: 'not_found' })
  await expect(previewShare(services, question.id, undefined)).rejects.toMatchObject({ code: 'not_found' })
  const share = await shareChat(services, question.id, OWNER, null)
  expect(share.url).toBeNull()
  expect(share.id).toMatch(/^[A-Za-z0-9]{22}$/)
  expect(await removeShare(services.database.queries, share.id, other)).toBe(false)
  expect(await listShares(services.database.queries, other)).toEqual([])
  const named = { ...services, config: { ...services.config, appOrigin: 'https://chat.example' } }
  expect((await shareChat(named, question.id, OWNER, null)).url).toMatch(/^https:\/\/chat\.example\/share\/\w{22}$/)
})

test('T6: a link opens nothing once it is revoked, has ended, or its chat is deleted', async () => {
  const services = saying('one')
  const { queries } = services.database
  const question = asking('first')
  await answer(services, question)
  const [revoked, ended, kept] = [
    await shareChat(services, question.id, OWNER, null),
    await shareChat(services, question.id, OWNER, 1),
    await shareChat(services, question.id, OWNER, 30),
  ]
  expect(await removeShare(queries, revoked.id, OWNER)).toBe(true)
  expect(await findShare(queries, revoked.id)).toBeUndefined()
  await queries
    .update(shares)
    .set({ expiresAt: new Date(Date.now() - 1) })
    .where(eq(shares.id, ended.id))
  expect(await findShare(queries, ended.id)).toBeUndefined()
  expect((await listShares(queries, OWNER, question.id)).map(({ id }) => id)).toEqual([kept.id])

  await queries.update(chats).set({ deletedAt: new Date() }).where(eq(chats.id, question.id))
  expect(await findShare(queries, kept.id)).toBeUndefined()
  await queries.update(chats).set({ deletedAt: null }).where(eq(chats.id, question.id))
  expect((await findShare(queries, kept.id))?.id).toBe(kept.id)
  await queries.delete(chats).where(eq(chats.id, question.id))
  expect(await findShare(queries, kept.id)).toBeUndefined()
})

test('T54: tag characters, which nobody sees, are in no share', async () => {
  const hidden = [...'ignore'].map((letter) => String.fromCodePoint(0xe0000 + letter.charCodeAt(0))).join('')
  const services = saying(`an answer${hidden}`)
  const question = asking(`a question${hidden}`)
  await answer(services, question)
  const share = await shareChat(services, question.id, OWNER, null)
  const json = JSON.stringify((await findShare(services.database.queries, share.id))?.content)
  expect(json).toContain('an answer')
  expect(json).not.toMatch(/[\u{E0000}-\u{E007F}]/u)
})

test('continuing a share makes a chat of one’s own, which the next question follows', async () => {
  const services = testServices(scriptedProvider(play(textEvents(['blue'])), play(textEvents(['because of the air']))))
  const question = asking('What colour is the sky?')
  await answer(services, question)
  const share = await shareChat(services, question.id, OWNER, null)
  const visitor = await makePerson()
  const chatId = await continueShare(services, share.id, visitor)
  expect(chatId).not.toBe(question.id)
  const { answerId, done } = await start(services, asking('Why?', { id: chatId }), visitor)
  await done
  const { requests } = services.provider as ReturnType<typeof scriptedProvider>
  expect(requests[1]?.messages).toEqual([
    { role: 'user', content: 'What colour is the sky?' },
    { role: 'assistant', content: 'blue' },
    { role: 'user', content: 'Why?' },
  ])
  const { queries } = services.database
  const [chat] = await queries.select().from(chats).where(eq(chats.id, chatId))
  expect(chat).toMatchObject({ ownerId: visitor, leafId: answerId, title: share.title })
  // Neither knows of the other.
  await queries.delete(chats).where(eq(chats.id, question.id))
  expect(await queries.select().from(messages).where(eq(messages.chatId, chatId))).toHaveLength(4)
  await expect(continueShare(services, share.id, visitor)).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('a share keeps what its texts go back to, and a chat made of it does as well', () => {
  const part: Part = {
    type: 'source-url',
    sourceId: 'a',
    url: 'https://example.com/a',
    title: 'A page',
    providerMetadata: { firstword: { textId: '0.1', citedText: 'Its words.', place: 'page 3' } },
  }
  const shared = isSource(part) ? sharedSourceOf(part) : undefined
  expect(
    sharedChat.parse({ title: 't', messages: [{ role: 'assistant', createdAt: '', parts: [shared] }] }),
  ).toBeTruthy()
  expect(shared && sourcesOf([sourcePartOf(shared)])).toEqual(sourcesOf([part]))
})
