/** Quotas of people and of the site, over everything that they can store; and that room which is freed is there again. */
import { eq, sql } from 'drizzle-orm'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { makeGuest } from '@/lib/server/auth/session'
import { deleteChat, UNDO_MS } from '@/lib/server/chats/change-chat'
import { clearAway } from '@/lib/server/clear-away'
import type { Database } from '@/lib/server/database/database'
import { openMemoryDatabase } from '@/lib/server/database/embedded/embedded-database'
import { memoryDatabase } from '@/lib/server/database/fixtures/memory-database'
import { countStored, readStored } from '@/lib/server/database/people/stored-bytes'
import { chats, shares, users } from '@/lib/server/database/schema'
import { addReplays } from '@/lib/server/database/share-replays'
import { addShare, removeShare } from '@/lib/server/database/shares'
import { createDatabaseFileStorage } from '@/lib/server/files/database-file-storage'
import { bytesOf } from '@/lib/server/files/fixtures/made-up-files'
import { storeUpload } from '@/lib/server/files/uploads'
import {
  answer,
  asking,
  makePerson,
  play,
  scriptedProvider,
  start,
  testServices,
  textEvents,
} from '@/lib/server/generation/fixtures/test-services'
import { importChats } from '@/lib/server/import/import-chats'
import { continueShare } from '@/lib/server/shares/continue-share'
import { shareChat } from '@/lib/server/shares/share-chat'
import { asker, writing } from '@/lib/server/write/fixtures/write-in-tests'
import { startDocument } from '@/lib/server/write/start-document'
import type { SharedChat } from '@/lib/shared/api/share'
import { newId } from '@/lib/shared/ids'
import { createStorage } from './storage'

const MB = 1024 * 1024
const { queries } = memoryDatabase

const answers = () => scriptedProvider(...Array.from({ length: 9 }, () => play(textEvents(['Fine.']))))
const site = (environment: Record<string, string>) => testServices(answers(), environment)
const SMALL = { STORAGE_GUEST_MB: '1', STORAGE_PERSON_MB: '2', STORAGE_SITE_MB: 'off' }

/** Text that cannot be packed into much less. */
const noise = (length: number) => {
  let seed = 7
  return Array.from({ length }, () => {
    seed = (seed * 48_271) % 2_147_483_647
    return String.fromCharCode(97 + (seed % 26))
  }).join('')
}
const WORDS = noise(0.225 * MB)

const full = { code: 'storage_full', status: 413, retryable: false }
const kindsOf = (outcomes: ReadonlyArray<PromiseSettledResult<unknown>>) =>
  outcomes.map((outcome) => (outcome.status === 'fulfilled' ? 'stored' : outcome.reason.code))

/** Runs one after the other, and says how each went. */
async function inTurn(times: number, run: (at: number) => Promise<unknown>) {
  const outcomes: PromiseSettledResult<unknown>[] = []
  for (let at = 0; at < times; at += 1) outcomes.push(...(await Promise.allSettled([run(at)])))
  return kindsOf(outcomes)
}

/** A conversation as another product exports it. */
const conversation = (text: string) => ({
  uuid: newId(),
  name: 'Imported',
  created_at: '2026-11-01T00:00:00Z',
  chat_messages: [
    { uuid: newId(), sender: 'human', text, content: [{ type: 'text', text }], created_at: '2026-11-01T00:00:00Z' },
  ],
})

const content = (text: string): SharedChat => ({
  title: 'Shared',
  messages: [{ role: 'user', createdAt: '2026-11-01T00:00:00Z', parts: [{ type: 'text', text }] }],
})

async function sharedBy(ownerId: string, text: string) {
  const chatId = newId()
  await queries.insert(chats).values({ id: chatId, ownerId, title: 'Shared' })
  return addShare(queries, { id: newId(), ownerId, chatId, content: content(text), expiresAt: null })
}

/** A database whose statements are counted. */
function counted(): { database: Database; statements(): string[] } {
  const seen: string[] = []
  const watched = new Proxy(queries, {
    get(target, name) {
      const value: unknown = Reflect.get(target, name)
      if (typeof value !== 'function') return value
      return (...given: unknown[]) => {
        seen.push(String(name))
        return value.apply(target, given)
      }
    },
  })
  return { database: { ...memoryDatabase, queries: watched }, statements: () => seen }
}

afterEach(() => vi.useRealTimers())

describe('whatever a guest stores again and again ends at the quota, with the next step', () => {
  test('imports', async () => {
    const services = site(SMALL)
    const me = await makePerson()
    const outcomes = await inTurn(10, () => importChats(services, [conversation(WORDS)], me))
    expect(outcomes.slice(0, 2)).toEqual(['stored', 'stored'])
    expect(new Set(outcomes.slice(5))).toEqual(new Set(['storage_full']))
    expect((await readStored(queries, me))?.bytes).toBeLessThan(1.5 * MB)
    await expect(importChats(services, [conversation(WORDS)], me)).rejects.toMatchObject({
      ...full,
      message: expect.stringMatching(
        /^Your chats and files take up .* of the 1 MB that a guest has here.*Delete chats/,
      ),
    })
  })

  test('imports, all at once', async () => {
    const services = site(SMALL)
    const me = await makePerson()
    const all = Array.from({ length: 10 }, () => importChats(services, [conversation(WORDS)], me))
    expect(kindsOf(await Promise.allSettled(all)).filter((kind) => kind === 'stored').length).toBeLessThan(6)
    expect((await readStored(queries, me))?.bytes).toBeLessThan(1.5 * MB)
  })

  test('sources of documents', async () => {
    const services = site(SMALL)
    const me = await makePerson()
    const files = [{ path: 'a.txt', content: noise(0.6 * MB) }]
    const outcomes = await inTurn(6, async () => {
      const { context, produced } = await asker(services, me)
      await startDocument(services, writing(files, { waitForOutline: true }), files, context)
      await produced.done
    })
    expect(outcomes.slice(0, 2)).toEqual(['stored', 'stored'])
    expect(outcomes.at(-1)).toBe('storage_full')
    expect((await readStored(queries, me))?.bytes).toBeLessThan(1.5 * MB)
  })

  test('copies of a share', async () => {
    const services = site(SMALL)
    const share = await sharedBy(await makePerson(), WORDS)
    const me = await makePerson()
    const outcomes = await inTurn(10, () => continueShare(services, share.id, me))
    expect(outcomes[0]).toBe('stored')
    expect(new Set(outcomes.slice(5))).toEqual(new Set(['storage_full']))
  })

  test('shares count, and revoked links free their room at once', async () => {
    const services = site(SMALL)
    const me = await makePerson()
    await importChats(services, [conversation(noise(0.15 * MB)), { ...conversation(''), chat_messages: [] }], me)
    const [chat] = await queries.select().from(chats).where(eq(chats.ownerId, me))
    if (!chat) throw new Error('nothing was imported')
    const outcomes = await inTurn(10, () => shareChat(services, chat.id, me, null))
    expect(outcomes[0]).toBe('stored')
    expect(outcomes.at(-1)).toBe('storage_full')
    const links = await queries.select({ id: shares.id }).from(shares).where(eq(shares.ownerId, me))
    for (const { id } of links) await removeShare(queries, id, me)
    services.storage.freed(me)
    expect(await inTurn(1, () => shareChat(services, chat.id, me, null))).toEqual(['stored'])
  })

  test('the replays of a share count with it', async () => {
    const me = await makePerson()
    const share = await sharedBy(me, 'Few words.')
    const before = (await readStored(queries, me))?.bytes ?? 0
    const steps = Array.from({ length: 20_000 }, (_, at): [number, number, number] => [at * 17, 0, at * at])
    await addReplays(queries, share.id, [{ place: 1, steps }])
    expect(((await readStored(queries, me))?.bytes ?? 0) - before).toBeGreaterThan(0.1 * MB)
    await removeShare(queries, share.id, me)
    expect((await readStored(queries, me))?.bytes).toBe(0)
  })

  test('files, by turns and all at once', async () => {
    const services = site(SMALL)
    const upload = (ownerId: string) => storeUpload(services, { ownerId, name: 'words.txt', content: bytesOf(WORDS) })
    const me = await makePerson()
    expect((await inTurn(9, () => upload(me))).filter((kind) => kind === 'stored')).toHaveLength(4)
    const other = await makePerson()
    const all = await Promise.allSettled(Array.from({ length: 9 }, () => upload(other)))
    expect(kindsOf(all).filter((kind) => kind === 'stored')).toHaveLength(4)
  })

  test('questions: refused before anything of them is stored', async () => {
    const services = site(SMALL)
    const me = await makePerson()
    await inTurn(9, () => storeUpload(services, { ownerId: me, name: 'words.txt', content: bytesOf(WORDS) }))
    const question = asking(noise(0.2 * MB))
    await expect(start(services, question, me)).rejects.toMatchObject(full)
    expect(await queries.select().from(chats).where(eq(chats.id, question.id))).toEqual([])
    // Whoever has room goes on.
    expect((await answer(services, asking('Hi'), await makePerson())).message.metadata?.status).toBe('complete')
  })
})

test('a signed-in person has more room than a guest', async () => {
  const services = site(SMALL)
  const me = await makePerson()
  await queries.update(users).set({ isGuest: false }).where(eq(users.id, me))
  const outcomes = await inTurn(10, () =>
    storeUpload(services, { ownerId: me, name: 'words.txt', content: bytesOf(WORDS) }),
  )
  expect(outcomes.filter((kind) => kind === 'stored')).toHaveLength(8)
  await expect(services.storage.usage(me)).resolves.toMatchObject({ maxBytes: 2 * MB })
})

test('a chat that is deleted for good is room again, for its owner and for the site', async () => {
  const services = site(SMALL)
  const me = await makePerson()
  await inTurn(9, () => importChats(services, [conversation(WORDS)], me))
  const refused = () => inTurn(1, () => importChats(services, [conversation(WORDS)], me))
  expect(await refused()).toEqual(['storage_full'])
  for (const { id } of await queries.select().from(chats).where(eq(chats.ownerId, me)))
    await deleteChat(services, id, me)
  expect(await refused()).toEqual(['storage_full'])
  await queries
    .update(chats)
    .set({ deletedAt: new Date(Date.now() - UNDO_MS - 1_000) })
    .where(eq(chats.ownerId, me))
  await clearAway(services)
  services.storage.freed(me)
  expect(await queries.select({ bytes: users.storedBytes }).from(users).where(eq(users.id, me))).toEqual([{ bytes: 0 }])
  expect(await refused()).toEqual(['stored'])
})

test('the site has a bound of its own, over all of its people and servers', async () => {
  // Of its own: the sum is over everybody in it, whom the servers of other tests count when they please.
  const database = await openMemoryDatabase()
  const own = () => {
    const services = site({ STORAGE_GUEST_MB: 'off', STORAGE_PERSON_MB: 'off', STORAGE_SITE_MB: '1' })
    const storage = createStorage(database, services.config.storage, services.log)
    return { ...services, database, storage, fileStorage: createDatabaseFileStorage(database) }
  }
  const [one, other] = [own(), own()]
  const upload = async (services = one) => {
    const { person } = await makeGuest(database.queries)
    return storeUpload(services, { ownerId: person.id, name: 'words.txt', content: bytesOf(WORDS) })
  }
  expect((await inTurn(9, () => upload())).filter((kind) => kind === 'stored')).toHaveLength(4)
  await expect(upload()).rejects.toMatchObject({
    ...full,
    message: expect.stringContaining('This site has no room for more.'),
  })
  // The other server knows of it when it counts.
  const people = await database.queries.select({ id: users.id }).from(users)
  await countStored(
    database.queries,
    people.map(({ id }) => id),
  )
  expect(await inTurn(1, () => upload(other))).toEqual(['storage_full'])
  await database.queries.update(users).set({ storedBytes: 0 })
  expect(await inTurn(1, () => upload(own()))).toEqual(['stored'])
  await database.close()
})

describe('the way of a question', () => {
  // The site is counted, and has room for whatever other tests have stored.
  const caps = { guestBytes: MB, personBytes: 2 * MB, siteBytes: 1_000_000 * MB }
  const { log } = site({})

  test('has no statement of it, before a person was counted and after', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { database, statements } = counted()
    const storage = createStorage(database, caps, log)
    const me = await makePerson()
    await storage.admit(database.queries, me, 1_000)
    expect(statements()).toEqual([])
    await vi.advanceTimersByTimeAsync(5_000)
    vi.useRealTimers()
    await expect.poll(() => statements().length).toBe(2)
    for (let asked = 0; asked < 50; asked += 1) await storage.admit(database.queries, me, 1_000)
    expect(statements()).toHaveLength(2)
  })

  test('thirty people are counted in two statements, and the site in one', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    const { database, statements } = counted()
    const storage = createStorage(database, caps, log)
    const people = await Promise.all(Array.from({ length: 30 }, makePerson))
    await Promise.all(people.map((id) => storage.admit(database.queries, id, 1_000)))
    await vi.advanceTimersByTimeAsync(5_000)
    vi.useRealTimers()
    await expect.poll(() => statements().length).toBe(3)
  })

  test('what comes through one server between two counts ends at the quota all the same', async () => {
    const storage = createStorage(memoryDatabase, caps, log)
    const me = await makePerson()
    await storage.usage(me)
    const store = async () => {
      await storage.admit(queries, me, 0.15 * MB)
      const id = newId()
      await queries.insert(chats).values({ id, ownerId: me, title: 'x' })
      await addShare(queries, {
        id: newId(),
        ownerId: me,
        chatId: id,
        content: content(noise(0.15 * MB)),
        expiresAt: null,
      })
    }
    expect((await inTurn(10, store)).filter((kind) => kind === 'stored').length).toBeLessThan(10)
  })
})

test('repeated attempts at the limit cost no statements', async () => {
  const { database, statements } = counted()
  const storage = createStorage(database, { guestBytes: 1_000, personBytes: 1_000, siteBytes: 0 }, site({}).log)
  const me = await makePerson()
  const store = () => storage.keep(me, 2_000, async () => {})
  expect(await inTurn(50, store)).toEqual(Array.from({ length: 50 }, () => 'storage_full'))
  expect(statements()).toHaveLength(1)
})

test.each([
  ['many short messages', 300, 60],
  ['some of a few pages', 20, 4_000],
  ['a long one', 1, 100_000],
])('what is taken before it is counted is no less than what it becomes: %s', async (_what, count, length) => {
  const me = await makePerson()
  const services = site({})
  const asked: number[] = []
  const { storage } = services
  const watched = {
    ...storage,
    keep<T>(ownerId: string, bytes: number, run: () => Promise<T>) {
      asked.push(bytes)
      return storage.keep(ownerId, bytes, run)
    },
  }
  const words = noise(count * length)
  const [said] = conversation('').chat_messages
  const messages = Array.from({ length: count }, (_, at) => {
    const text = words.slice(at * length, (at + 1) * length).replace(/e/g, ' ')
    return { ...said, uuid: newId(), sender: at % 2 ? 'assistant' : 'human', text, content: [{ type: 'text', text }] }
  })
  await importChats({ ...services, storage: watched }, [{ ...conversation(''), chat_messages: messages }], me)
  const stored = (await readStored(queries, me))?.bytes ?? 0
  expect(stored).toBeGreaterThan(count * 500)
  expect(asked[0]).toBeGreaterThanOrEqual(stored)
})

test('without quotas nothing is counted', async () => {
  const { database, statements } = counted()
  const storage = createStorage(database, { guestBytes: 0, personBytes: 0, siteBytes: 0 }, site({}).log)
  expect(await storage.keep('anybody', 1e12, async () => 'stored')).toBe('stored')
  await storage.admit(database.queries, 'anybody', 1e12)
  expect(statements()).toEqual([])
})

test('what is counted is about what lies on the disk', async () => {
  const me = await makePerson()
  await importChats(site({}), [conversation(noise(MB / 8))], me)
  const size = async () => {
    const result = (await queries.execute(sql`select pg_total_relation_size('messages')::float8 as bytes`)) as unknown
    return ((result as { rows: Array<{ bytes: number }> }).rows[0] ?? { bytes: 0 }).bytes
  }
  const before = await size()
  const counts = (await readStored(queries, me))?.bytes ?? 0
  for (let times = 0; times < 4; times += 1) await importChats(site({}), [conversation(noise(MB / 8) + times)], me)
  const grown = (await size()) - before
  expect(((await readStored(queries, me))?.bytes ?? 0) - counts).toBeGreaterThan(grown / 4)
})
