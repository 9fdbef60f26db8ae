/** A question is stored where the chat is still as it was read, and nowhere else; on both databases. */
import { and, eq } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeGuest } from '@/lib/server/auth/session'
import { newId } from '@/lib/shared/ids'
import { findServers } from '@/scripts/servers.mjs'
import type { Database } from './database'
import { memoryDatabase } from './fixtures/memory-database'
import { emptyPostgresDatabase } from './fixtures/shared'
import { type NewTurn, type Place, readPlace, storeTurn } from './placing'
import { openPostgresDatabase } from './postgres-database'
import { chats, messages, users } from './schema'
import { beginSegment, finishAnswer } from './segments'

describe.each([
  ['embedded', true, async () => memoryDatabase],
  ['a server', findServers().postgres, async () => openPostgresDatabase(await emptyPostgresDatabase())],
])('on %s', (_name, isThere, open) => {
  let database: Database
  let ownerId: string
  beforeAll(async () => {
    if (!isThere) return
    database = await open()
    ownerId = (await makeGuest(database.queries)).person.id
  })
  afterAll(() => (database === memoryDatabase ? undefined : database?.close()))

  const read = (chatId: string, change: Partial<Parameters<typeof readPlace>[1]> = {}) =>
    readPlace(database.queries, {
      ...{ chatId, askerId: ownerId, clientId: newId(), digest: newId(), regenerates: undefined, parentId: undefined },
      ...change,
    })

  function turn(chatId: string, { chat, parent }: Place, change: Partial<NewTurn> = {}): NewTurn {
    const [id, digest] = [newId(), newId()]
    const parts = [{ type: 'text' as const, text: 'Hello' }]
    const question = { kind: 'new' as const, id, clientId: id, digest, parent: parent ?? null, parts }
    const answerId = newId()
    return {
      chatId,
      ownerId,
      version: chat?.version,
      title: 'Hello',
      answerId,
      idempotencyKey: undefined,
      question,
      ...change,
    }
  }

  const store = (wanted: NewTurn) => storeTurn(database.queries, wanted)
  const count = (chatId: string) => database.queries.$count(messages, eq(messages.chatId, chatId))
  const ended = { parts: [], metadata: {}, status: 'complete' }
  const finish = (chatId: string, answerId: string) =>
    finishAnswer(database.queries, { chatId, answerId, segment: 1 }, ended)

  test.runIf(isThere)(
    'the second of two who read the same stores nothing, in a new chat and in one that is there',
    async () => {
      const chatId = newId()
      for (let round = 1; round <= 2; round += 1) {
        const places = [await read(chatId), await read(chatId)]
        const wanted = places.map((place) => turn(chatId, place))
        const stored = await Promise.all(wanted.map(store))
        expect(stored.filter(Boolean)).toHaveLength(1)
        expect(await count(chatId)).toBe(2 * round)
        const winner = wanted[stored.indexOf(true)]
        const after = await read(chatId)
        expect(after.chat).toMatchObject({ isRunning: true, ownerId })
        expect(after.parent).toEqual({ id: winner?.answerId, depth: 2 * round })
        expect(after.turns.map(({ role }) => role)).toEqual(
          Array.from({ length: round }, () => ['user', 'assistant']).flat(),
        )
        await finish(chatId, winner?.answerId ?? '')
      }
    },
  )

  test.runIf(isThere)('whatever changed the chat since it was read is in the way', async () => {
    const { queries } = database
    const other = (await makeGuest(queries)).person.id
    const changes: Record<string, (chatId: string, answerId: string) => Promise<unknown>> = {
      'another name': (id) => queries.update(chats).set({ title: 'Mine' }).where(eq(chats.id, id)),
      deleted: (id) => queries.update(chats).set({ deletedAt: new Date() }).where(eq(chats.id, id)),
      'another owner': (id) => queries.update(chats).set({ ownerId: other }).where(eq(chats.id, id)),
      'another segment': (chatId, answerId) =>
        database.transaction(async (inner) => {
          await beginSegment(inner, { chatId, answerId, segment: 2 }, newId())
          // As place-segment.ts does, with the very values that are there.
          await inner.update(chats).set({ answerId }).where(eq(chats.id, chatId))
        }),
    }
    for (const [name, change] of Object.entries(changes)) {
      const chatId = newId()
      const first = turn(chatId, await read(chatId))
      expect(await store(first), name).toBe(true)
      await finish(chatId, first.answerId)
      const place = await read(chatId)
      await change(chatId, first.answerId)
      expect(await store(turn(chatId, place)), name).toBe(false)
      expect(await count(chatId), name).toBe(2)
    }
  })

  test.runIf(isThere)('nobody stores for a person who has become somebody else, or is gone', async () => {
    const { queries } = database
    const [guest, account] = [(await makeGuest(queries)).person.id, (await makeGuest(queries)).person.id]
    const chatId = newId()
    const place = await read(chatId, { askerId: guest })
    await queries.update(users).set({ movedTo: account }).where(eq(users.id, guest))
    expect(await store(turn(chatId, place, { ownerId: guest }))).toBe(false)
    expect((await read(chatId, { askerId: guest })).ownerId).toBe(account)
    expect((await read(chatId, { askerId: 'nobody' })).ownerId).toBeUndefined()
    expect(await count(chatId)).toBe(0)
  })

  test.runIf(isThere)(
    'another answer to a stored question stands beside the first, and is the chosen one',
    async () => {
      const chatId = newId()
      const first = turn(chatId, await read(chatId))
      await store(first)
      await finish(chatId, first.answerId)
      const place = await read(chatId, { regenerates: first.answerId })
      expect(place.sent).toEqual({
        id: first.question.id,
        depth: 1,
        newestAnswer: { id: first.answerId, idempotencyKey: null },
      })
      expect(place.turns.map(({ id }) => id)).toEqual([first.question.id])
      const question = { kind: 'stored' as const, id: first.question.id, depth: 1 }
      const second = turn(chatId, place, { question, idempotencyKey: 'wish' })
      expect(await store(second)).toBe(true)
      const [stored] = await database.queries
        .select()
        .from(messages)
        .where(and(eq(messages.chatId, chatId), eq(messages.id, first.question.id)))
      expect(stored?.selectedChildId).toBe(second.answerId)
      expect((await read(chatId, { regenerates: first.question.id })).sent?.newestAnswer).toEqual({
        id: second.answerId,
        idempotencyKey: 'wish',
      })
    },
  )
})
