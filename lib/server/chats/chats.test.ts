import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { findMessage, searchVector } from '@/lib/server/database/messages'
import { chats, messages } from '@/lib/server/database/schema'
import { finishAnswer } from '@/lib/server/database/segments'
import {
  asking,
  makePerson,
  play,
  playThenHang,
  scriptedProvider,
  start,
  testServices,
  textEvents,
} from '@/lib/server/generation/fixtures/test-services'
import { AppError } from '@/lib/shared/error'
import { newId } from '@/lib/shared/ids'
import { changeChat, deleteChat, purgeDeleted, UNDO_MS } from './change-chat'
import { listChats, PAGE_SIZE } from './list-chats'
import { readChatPage } from './read-chat'
import { searchChats } from './search-chats'

const plain = () => testServices(scriptedProvider())
const services = plain()
const { queries } = services.database
const { streamLog } = services
const notFound = expect.objectContaining({ code: 'not_found' })

/** A chat with one answered question. */
async function chatOf(ownerId: string, question: string, answer = 'Well.') {
  const own = testServices(scriptedProvider(play(textEvents([answer]))))
  const request = asking(question)
  const { done, answerId } = await start(own, request, ownerId)
  await done
  return { id: request.id, answerId }
}

/** Chats without messages, the first one the newest. */
async function emptyChats(ownerId: string, count: number, fields: Partial<typeof chats.$inferInsert> = {}) {
  const rows = Array.from({ length: count }, (_, at) => ({
    id: newId(),
    ownerId,
    title: `Chat ${at}`,
    // Pairs of the same time: the id decides between them.
    askedAt: new Date(1_700_000_000_000 - Math.floor(at / 2)),
    ...fields,
  }))
  await queries.insert(chats).values(rows)
  return rows
}

describe('the list', () => {
  test('pages hold every chat once, in order, whatever is asked in between', async () => {
    const owner = await makePerson()
    await emptyChats(owner, 2 * PAGE_SIZE + 7)
    const seen: string[] = []
    const times: string[] = []
    let cursor: string | undefined
    do {
      const page = await listChats(queries, owner, { cursor })
      seen.push(...page.chats.map(({ id }) => id))
      times.push(...page.chats.map(({ askedAt }) => askedAt))
      cursor = page.next ?? undefined
      await emptyChats(owner, 1, { askedAt: new Date() })
    } while (cursor !== undefined)
    expect(new Set(seen).size).toBe(2 * PAGE_SIZE + 7)
    expect(seen).toHaveLength(2 * PAGE_SIZE + 7)
    expect(times).toEqual([...times].sort().reverse())
  })

  test('47: titles, pins and marks move nothing; a new question moves its own chat', async () => {
    const owner = await makePerson()
    const [a, b, c] = await emptyChats(owner, 3)
    if (!a || !b || !c) throw new Error('three chats were made')
    const order = async () => (await listChats(queries, owner, {})).chats.map(({ id }) => id)
    const before = await order()
    await changeChat(services, c.id, owner, { title: 'Another', read: true })
    await changeChat(services, a.id, owner, { read: true })
    expect(await order()).toEqual(before)
    const own = testServices(scriptedProvider(play(textEvents(['Yes.']))))
    await (await start(own, asking('And now?', { id: c.id }), owner)).done
    expect((await order())[0]).toBe(c.id)
  })

  test('pinned ones stand apart, archived ones on a list of their own', async () => {
    const owner = await makePerson()
    const [a, b, c] = await emptyChats(owner, 3)
    if (!a || !b || !c) throw new Error('three chats were made')
    expect(await changeChat(services, b.id, owner, { pinned: true })).toMatchObject({ isPinned: true })
    await changeChat(services, c.id, owner, { archived: true })
    expect(await listChats(queries, owner, {})).toMatchObject({ pinned: [{ id: b.id }], chats: [{ id: a.id }] })
    expect(await listChats(queries, owner, { archived: 'true' })).toMatchObject({ pinned: [], chats: [{ id: c.id }] })
    await changeChat(services, b.id, owner, { pinned: false })
    await changeChat(services, c.id, owner, { archived: false })
    expect((await listChats(queries, owner, {})).chats).toHaveLength(3)
  })

  test('a chat’s own policy is listed where it has one, and null takes it back', async () => {
    const owner = await makePerson()
    const [a] = await emptyChats(owner, 1)
    if (!a) throw new Error('a chat was made')
    const row = async () => (await listChats(queries, owner, {})).chats[0]
    expect(await row()).not.toHaveProperty('holdPolicy')
    expect(await changeChat(services, a.id, owner, { holdPolicy: 'hold' })).toMatchObject({ holdPolicy: 'hold' })
    expect(await row()).toMatchObject({ holdPolicy: 'hold' })
    const own = testServices(scriptedProvider(play(textEvents(['Yes.']))), { HOLD_POLICY: 'stream' })
    const { answerId, done } = await start(own, asking('And now?', { id: a.id }), owner)
    await done
    const answer = await findMessage(queries, a.id, answerId)
    expect(answer?.metadata.hold).toMatchObject({ by: 'chat', cause: 'policy', outcome: 'released' })
    expect(await changeChat(services, a.id, owner, { holdPolicy: null })).not.toHaveProperty('holdPolicy')
  })

  test('running while its answer is, unread from its end until the owner has looked', async () => {
    const owner = await makePerson()
    const own = testServices(scriptedProvider(playThenHang(textEvents(['…']).slice(0, 3))))
    const request = asking('Wait for it')
    const { answerId, done } = await start(own, request, owner)
    const row = async () => (await listChats(queries, owner, {})).chats[0]
    expect(await row()).toMatchObject({ isRunning: true, isUnread: false })
    await own.streamLog.requestStop(answerId)
    await done
    expect(await row()).toMatchObject({ isRunning: false, isUnread: true })
    expect(await changeChat(services, request.id, owner, { read: true })).toMatchObject({ isUnread: false })
    const segment = { chatId: request.id, answerId, segment: 1 }
    expect(await finishAnswer(queries, segment, { parts: [], metadata: {}, status: 'complete' })).toBeUndefined()
    expect(await row()).toMatchObject({ isUnread: false })
  })

  test('a visitor without chats gets no error', async () => {
    expect(await listChats(queries, undefined, {})).toEqual({ pinned: [], chats: [], next: null })
  })
})

describe('changes', () => {
  test('T3: a chat of somebody else and an unknown one answer the same', async () => {
    const [owner, other] = [await makePerson(), await makePerson()]
    const { id } = await chatOf(owner, 'Mine')
    for (const [who, what] of [
      [other, id],
      [undefined, id],
      [owner, newId()],
    ] as const) {
      await expect(changeChat(services, what, who, { title: 'Taken' })).rejects.toEqual(notFound)
      await expect(changeChat(services, what, who, { deleted: false })).rejects.toEqual(notFound)
      await expect(deleteChat(services, what, who)).rejects.toEqual(notFound)
      await expect(searchChats(queries, who, { q: 'Mine', chatId: what })).rejects.toEqual(notFound)
    }
    expect((await listChats(queries, other, {})).chats).toEqual([])
    expect((await searchChats(queries, other, { q: 'Mine' })).hits).toEqual([])
  })

  test('T54: a title is one line of what can be seen', async () => {
    const owner = await makePerson()
    const { id } = await chatOf(owner, 'Mine')
    const title = 'a\u202Egnp.exe\u2066\n\u{E0041}\u{E0042} b\u200B\u0000'
    expect((await changeChat(services, id, owner, { title })).title).toBe('a gnp.exe b')
    await expect(changeChat(services, id, owner, { title: ' \u200B\u{E0041} ' })).rejects.toBeInstanceOf(AppError)
  })

  test('deleting hides it everywhere and stops its answer; undone it is as it was', async () => {
    const owner = await makePerson()
    const own = testServices(scriptedProvider(playThenHang(textEvents(['Half a zebra']).slice(0, 3))))
    const request = asking('Tell me of zebras')
    const { done } = await start(own, request, owner)
    await deleteChat(own, request.id, owner)
    await done
    expect((await listChats(queries, owner, {})).chats).toEqual([])
    expect((await searchChats(queries, owner, { q: 'zebra' })).hits).toEqual([])
    await expect(readChatPage(queries, streamLog, request.id, owner, {})).rejects.toEqual(notFound)
    await expect(start(services, asking('Again', { id: request.id }), owner)).rejects.toEqual(notFound)

    await changeChat(services, request.id, owner, { deleted: false })
    const { messages } = await readChatPage(queries, streamLog, request.id, owner, {})
    expect(messages.at(-1)).toMatchObject({ metadata: { status: 'stopped' } })
    expect((await searchChats(queries, owner, { q: 'zebra' })).hits).toHaveLength(3)
  })

  test('what was deleted long ago cannot come back, and is removed', async () => {
    const owner = await makePerson()
    const [old] = await emptyChats(owner, 1, { deletedAt: new Date(Date.now() - UNDO_MS - 1_000) })
    const [young] = await emptyChats(owner, 1, { deletedAt: new Date() })
    if (!old || !young) throw new Error('two chats were made')
    await expect(changeChat(services, old.id, owner, { deleted: false })).rejects.toEqual(notFound)
    await purgeDeleted(services)
    expect(await queries.select().from(chats).where(eq(chats.id, old.id))).toEqual([])
    expect(await queries.select().from(chats).where(eq(chats.id, young.id))).toHaveLength(1)
  })
})

describe('the search', () => {
  const found = async (owner: string, q: string, chatId?: string) =>
    (await searchChats(queries, owner, { q, chatId })).hits.map((hit) => hit.messageId ?? hit.chatId)

  test('45: titles first, then messages, from the newest on; parts of words and languages without spaces', async () => {
    const owner = await makePerson()
    const first = await chatOf(owner, 'Which birds migrate?', 'Storks, swallows and **cranes** do.')
    const second = await chatOf(owner, '什么是数据库？', '数据库是有组织的数据集合。')
    expect(await found(owner, 'crane')).toEqual([first.answerId])
    expect(await found(owner, 'WALLOW')).toEqual([first.answerId])
    expect(await found(owner, 'migrate')).toEqual([expect.any(String)])
    await changeChat(services, first.id, owner, { title: 'Birds that migrate' })
    expect(await found(owner, 'migrate')).toEqual([first.id, expect.any(String)])
    expect(await found(owner, 'st cra')).toEqual([first.answerId])
    expect(await found(owner, '集合')).toEqual([second.answerId])
    // Question and answer are stored in one moment, so that either may come first.
    expect(await found(owner, '库')).toHaveLength(2)
    expect(await found(owner, 'nowhere')).toEqual([])
    expect(await found(owner, '?!')).toEqual([])
    const { hits } = await searchChats(queries, owner, { q: 'cranes' })
    expect(hits[0]?.snippet.filter(({ isHit }) => isHit)).toEqual([{ text: 'cranes', isHit: true }])
  })

  test('within one chat only its messages are found', async () => {
    const owner = await makePerson()
    const one = await chatOf(owner, 'One apple', 'An apple.')
    await chatOf(owner, 'Another apple', 'Apples.')
    expect(await found(owner, 'apple', one.id)).toHaveLength(2)
    expect(await found(owner, 'apple', one.id)).toContain(one.answerId)
  })

  test('a sentence is found by all of its words, the short ones too', async () => {
    const owner = await makePerson()
    const { answerId } = await chatOf(owner, 'Well?', 'The order of the planets in our system.')
    expect(await found(owner, 'the order of the planets in our system')).toEqual([answerId])
    expect(await found(owner, 'the order of the planets in xq system')).toEqual([])
  })

  test('pieces of a word in other words are no hit', async () => {
    const owner = await makePerson()
    await chatOf(owner, 'Please repeat', 'abcd bcde')
    expect(await found(owner, 'abcde')).toEqual([])
  })

  test('a page is full or all that there is, whether it came from the newest messages or not', async () => {
    const owner = await makePerson()
    const [chat] = await emptyChats(owner, 1)
    if (!chat) throw new Error('a chat was made')
    const add = (text: string, count: number) =>
      queries.insert(messages).values(
        Array.from({ length: count }, () => ({
          chatId: chat.id,
          id: newId(),
          ownerId: owner,
          depth: 1,
          role: 'user' as const,
          status: 'complete',
          parts: [{ type: 'text' as const, text }],
          search: searchVector(text),
        })),
      )
    await add('An old tangerine', 39)
    await add('Nothing', 1_100)
    await add('A tangerine', 1)
    const result = await searchChats(queries, owner, { q: 'tangerine' })
    expect(result).toMatchObject({ hits: { length: 40 }, hasMore: false })
    await add('A tangerine', 40)
    expect(await searchChats(queries, owner, { q: 'tangerine' })).toMatchObject({ hits: { length: 40 }, hasMore: true })
  })

  test('a renamed chat is found by its new title only', async () => {
    const owner = await makePerson()
    const [chat] = await emptyChats(owner, 1)
    if (!chat) throw new Error('a chat was made')
    await changeChat(services, chat.id, owner, { title: 'Marmalade' })
    expect(await found(owner, 'marma')).toEqual([chat.id])
    expect(await found(owner, 'Chat')).toEqual([])
  })

  test('a search that finds much says that there is more', async () => {
    const owner = await makePerson()
    for (let at = 0; at < 12; at += 1) {
      const { id } = (await emptyChats(owner, 1))[0] ?? { id: '' }
      await changeChat(services, id, owner, { title: `Marmalade ${at}` })
    }
    const result = await searchChats(queries, owner, { q: 'marmalade' })
    expect(result).toMatchObject({ hasMore: true })
    expect(result.hits).toHaveLength(10)
  })
})
