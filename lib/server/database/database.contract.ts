/** What every adapter of Database must do. */
import { eq, sql } from 'drizzle-orm'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { makeGuest } from '@/lib/server/auth/session'
import { newId } from '@/lib/shared/ids'
import { type Database, type Queries, rowsOf } from './database'
import { databaseCodeOf, isDatabaseDown, isDuplicate } from './database-error'
import { addMessage, searchVector } from './messages'
import { chats, messages, recordings, usageCalls, users } from './schema'
import { exactQuery, searchQuery } from './search/search-terms'

/** How an adapter is opened for the contract: on an empty database. */
export interface Opened {
  database: Database
  /** Undoes what opening took; the database is closed by then. */
  remove(): Promise<void>
}

/** Runs the contract on an adapter. */
export function databaseContract(name: string, open: () => Promise<Opened>) {
  describe(name, () => {
    let opened: Opened
    let database: Database

    beforeAll(async () => {
      opened = await open()
      database = opened.database
    }, 120_000)
    afterAll(async () => {
      await database?.close()
      await opened?.remove()
    })

    const addUser = async (queries: Queries, id = newId()) => {
      await queries.insert(users).values({ id })
      return id
    }
    const hasUser = async (id: string) =>
      (await database.queries.select({ id: users.id }).from(users).where(eq(users.id, id))).length === 1

    describe('statements', () => {
      it('answers with rows, in the form of the schema and in that of a statement by hand', async () => {
        const id = await addUser(database.queries)
        const [user] = await database.queries.select().from(users).where(eq(users.id, id))
        expect(user).toMatchObject({ id, isGuest: true, name: null, preferences: {} })
        expect(await rowsOf(database.queries, sql`select 1 as one, 'a' as letter`)).toEqual([{ one: 1, letter: 'a' }])
        expect(await rowsOf(database.queries, sql`select 1 as one where false`)).toEqual([])
      })

      it('keeps times to the millisecond, also those given to a statement by hand', async () => {
        const createdAt = new Date('2026-11-21T10:11:12.345Z')
        const id = newId()
        await database.queries.insert(users).values({ id, createdAt })
        const [user] = await database.queries.select().from(users).where(eq(users.id, id))
        expect(user?.createdAt).toEqual(createdAt)
        const found = await rowsOf(
          database.queries,
          sql`select id from users where id = ${id} and created_at = ${createdAt}`,
        )
        expect(found).toEqual([{ id }])
      })

      it('keeps JSON as it is, strange characters included', async () => {
        const id = await addUser(database.queries)
        const ownerId = id
        const chatId = newId()
        const text = 'quote " and \' and \\ and \n\u2028 日本語 🙂 {"a":[1]} \\u0041'
        await database.queries.insert(chats).values({ id: chatId, ownerId, title: text })
        const fields = { chatId, ownerId, parent: undefined, status: 'complete', metadata: {} }
        const parts = [{ type: 'text' as const, text }]
        await addMessage(database.queries, { ...fields, id: newId(), role: 'user', parts })
        const [chat] = await database.queries.select().from(chats).where(eq(chats.id, chatId))
        const [message] = await database.queries.select().from(messages).where(eq(messages.chatId, chatId))
        expect(chat?.title).toBe(text)
        expect(message?.parts).toEqual(parts)
        expect(await rowsOf(database.queries, sql`select parts from messages where chat_id = ${chatId}`)).toEqual([
          { parts },
        ])
      })

      it('keeps bytes, also those of a buffer that is part of a larger one', async () => {
        const ownerId = await addUser(database.queries)
        const content = Buffer.concat([Buffer.alloc(300, 7), Buffer.from([0, 1, 2, 254, 255, 39, 92])]).subarray(298)
        const chatId = newId()
        await database.queries.insert(chats).values({ id: chatId, ownerId, title: 't' })
        const row = { chatId, answerId: newId(), ownerId, content, sizeBytes: content.length }
        await database.queries.insert(recordings).values(row)
        const [read] = await database.queries.select().from(recordings).where(eq(recordings.ownerId, ownerId))
        expect([...(read?.content ?? [])]).toEqual([7, 7, 0, 1, 2, 254, 255, 39, 92])
      })

      it('keeps numbers, days and absent values', async () => {
        const ownerId = await addUser(database.queries)
        const call = {
          id: newId(),
          ownerId,
          purpose: 'answer',
          model: 'm',
          inputTokens: 2_147_483_647,
          outputTokens: 0,
          cacheReadTokens: 1,
          cacheWriteTokens: 2,
          estimated: true,
          simulated: false,
          costUsd: 0.000_123_456_789,
          pricesDate: '2026-11-01',
          durationMs: 5,
          startedAt: new Date(1_700_000_000_000),
        }
        await database.queries.insert(usageCalls).values(call)
        const [read] = await database.queries.select().from(usageCalls).where(eq(usageCalls.id, call.id))
        expect(read).toEqual({
          ...call,
          chatId: null,
          answerId: null,
          thinkingTokens: null,
          timeToFirstTokenMs: null,
          stopReason: null,
        })
      })

      it('finds search terms, and takes and gives arrays', async () => {
        const ownerId = await addUser(database.queries)
        const id = newId()
        await database.queries
          .insert(chats)
          .values({ id, ownerId, title: 't', search: searchVector('Streaming 東京都') })
        const hits = async (query: string) =>
          (
            await database.queries
              .select({ id: chats.id })
              .from(chats)
              .where(sql`${chats.ownerId} = ${ownerId} and ${chats.search} @@ ${searchQuery(query)}::tsquery`)
          ).length
        expect(await Promise.all(['streaming', 'REAM', '京都', 'stop', '大阪'].map(hits))).toEqual([1, 1, 1, 0, 0])
        const signs = `C++ isn't "quoted" \\here`
        await database.queries
          .update(chats)
          .set({ search: searchVector(signs) })
          .where(eq(chats.id, id))
        const exact = async (...words: string[]) =>
          (
            await database.queries
              .select({ id: chats.id })
              .from(chats)
              .where(sql`${chats.ownerId} = ${ownerId} and ${chats.search} @@ ${exactQuery(words)}::tsquery`)
          ).length
        expect(
          await Promise.all([exact('c++'), exact("isn't", '"quoted"'), exact('\\here'), exact('c#'), exact('c+-')]),
        ).toEqual([1, 1, 1, 0, 0])
        const [row] = await rowsOf<{ list: string[]; isIn: boolean }>(
          database.queries,
          sql`select array['a', 'b,c', '"']::text[] as list, 'b' = any(${'{"a","b"}'}::text[]) as "isIn"`,
        )
        expect(row).toEqual({ list: ['a', 'b,c', '"'], isIn: true })
      })
    })

    describe('errors', () => {
      it('keep their SQLSTATE, through whatever wraps them', async () => {
        const id = await addUser(database.queries)
        const again = await addUser(database.queries, id).catch((error: unknown) => error)
        expect(databaseCodeOf(again)).toBe('23505')
        expect(isDuplicate(again)).toBe(true)
        expect(isDatabaseDown(again)).toBe(false)
        const unknown = await database.queries.execute('select nothing from nowhere').catch((error: unknown) => error)
        expect(databaseCodeOf(unknown)).toBe('42P01')
        const orphan = { id: newId(), ownerId: newId(), title: 't' }
        const inside = await database
          .transaction((queries) => queries.insert(chats).values(orphan))
          .catch((error: unknown) => error)
        expect(databaseCodeOf(inside)).toBe('23503')
      })

      it('do no harm to the statements after them', async () => {
        await Promise.allSettled(Array.from({ length: 30 }, () => database.queries.execute('select broken')))
        await database.ping()
        expect(await hasUser(await addUser(database.queries))).toBe(true)
      })
    })

    describe('transactions', () => {
      it('return what they made and keep it', async () => {
        const id = await database.transaction((queries) => addUser(queries))
        expect(await hasUser(id)).toBe(true)
      })

      it('undo everything when they reject, and reject with the same error', async () => {
        const id = newId()
        const reason = new Error('changed my mind')
        const running = database.transaction(async (queries) => {
          await addUser(queries, id)
          throw reason
        })
        await expect(running).rejects.toBe(reason)
        expect(await hasUser(id)).toBe(false)
      })

      it('undo everything when a statement failed, even if its error was kept to itself', async () => {
        const id = newId()
        const running = database.transaction(async (queries) => {
          await addUser(queries, id)
          await queries.execute('select broken').catch(() => undefined)
          return 'as if nothing had happened'
        })
        expect(databaseCodeOf(await running.catch((error: unknown) => error))).toBe('42703')
        expect(await hasUser(id)).toBe(false)
      })

      it('hold inner ones, which can fail alone', async () => {
        const [outer, kept, lost] = [newId(), newId(), newId()]
        await database.transaction(async (queries) => {
          await addUser(queries, outer)
          await queries.transaction((inner) => addUser(inner, kept))
          const failing = queries.transaction(async (inner) => {
            await addUser(inner, lost)
            await addUser(inner, lost)
          })
          expect(isDuplicate(await failing.catch((error: unknown) => error))).toBe(true)
        })
        expect(await Promise.all([outer, kept, lost].map(hasUser))).toEqual([true, true, false])
      })

      it('run side by side without mixing', async () => {
        const ids = Array.from({ length: 40 }, () => [newId(), newId()] as const)
        const outcomes = await Promise.allSettled(
          ids.map(([first, second], index) =>
            database.transaction(async (queries) => {
              await addUser(queries, first)
              await addUser(queries, second)
              if (index % 2 === 1) throw new Error('odd ones change their minds')
            }),
          ),
        )
        expect(outcomes.map(({ status }) => status)).toEqual(
          ids.map((_, i) => (i % 2 === 1 ? 'rejected' : 'fulfilled')),
        )
        const stored = await Promise.all(ids.flat().map(hasUser))
        expect(stored).toEqual(ids.flatMap((_, index) => [index % 2 === 0, index % 2 === 0]))
      })

      it('take turns at a locked row: nothing that was counted is lost', async () => {
        const id = await addUser(database.queries)
        const raise = (queries: Queries) =>
          queries.transaction(async (inner) => {
            const [user] = await inner.select().from(users).where(eq(users.id, id)).for('update')
            await inner
              .update(users)
              .set({ name: String(Number(user?.name ?? 0) + 1) })
              .where(eq(users.id, id))
          })
        await Promise.all(Array.from({ length: 30 }, () => database.transaction(raise)))
        const [user] = await database.queries.select().from(users).where(eq(users.id, id))
        expect(user?.name).toBe('30')
      })

      it('show nobody else what is not committed yet', async () => {
        const id = newId()
        let seen: Promise<boolean> | undefined
        let look = () => {}
        const asked = new Promise<void>((resolve) => {
          look = resolve
        })
        const looking = asked.then(() => {
          seen = hasUser(id)
        })
        const running = database.transaction(async (queries) => {
          await addUser(queries, id)
          look()
          await looking
          await queries.execute('select 1')
          throw new Error('not kept')
        })
        await expect(running).rejects.toThrow('not kept')
        expect(await seen).toBe(false)
      })
    })

    it('makes a guest, whose session is found again', async () => {
      const { person } = await makeGuest(database.queries)
      expect(await hasUser(person.id)).toBe(true)
    })

    it('answers a ping', async () => {
      await expect(database.ping()).resolves.toBeUndefined()
    })

    it('takes nothing more once it is closed, which may happen twice', async () => {
      const { database: other, remove } = await open()
      await other.queries.execute('select 1')
      await Promise.all([other.close(), other.close()])
      const refused = await other.queries.execute('select 1').catch((error: unknown) => error)
      expect(isDatabaseDown(refused)).toBe(true)
      await expect(other.ping()).rejects.toThrow()
      await remove()
    }, 120_000)
  })
}
