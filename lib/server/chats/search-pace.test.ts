/** A search does little at a time, and is at an end some time, whatever there is to look through. */
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { searchVector } from '@/lib/server/database/messages'
import { chats, messages } from '@/lib/server/database/schema'
import { stretches } from '@/lib/server/database/search/stretches'
import { makePerson, scriptedProvider, testServices } from '@/lib/server/generation/fixtures/test-services'
import { newId } from '@/lib/shared/ids'
import { searchChats } from './search-chats'
import { createPortion, createSearchPace } from './search-pace'

const { queries } = testServices(scriptedProvider()).database

test('portions grow while statements are quick, and shrink when one was slow', () => {
  const portion = createPortion(25, 1_000)
  const sizes = [5, 5, 5, 5, 50, 200, 200, 200, 200].map((took) => {
    const { size } = portion
    portion.took(took)
    return size
  })
  expect(sizes).toEqual([25, 100, 400, 1_000, 1_000, 1_000, 250, 62, 25])
})

test('what takes long is asked for in small portions, and given up after a while', async () => {
  let now = 0
  const pace = createSearchPace(undefined, () => now)
  const portion = createPortion(25, 25_600)
  const sizes: number[] = []
  while (!pace.isSpent) {
    await pace.ask(portion, async (size) => {
      sizes.push(size)
      // A millisecond and more for each message, as for the longest that there are.
      now += size * 4
    })
  }
  expect(new Set(sizes)).toEqual(new Set([25]))
  expect(now).toBe(4_000)
})

test('others have a turn of the event loop while texts are looked through', async () => {
  const pace = createSearchPace(undefined)
  let turns = 0
  const count = () => {
    turns += 1
    immediate = setImmediate(count)
  }
  let immediate = setImmediate(count)
  for (let at = 0; at < 40; at += 1) await pace.lookThrough(100_000)
  clearImmediate(immediate)
  expect(turns).toBeGreaterThanOrEqual(39)
  expect(pace.isSpent).toBe(true)
})

test('an aborted search ends', async () => {
  const left = AbortSignal.abort()
  const ownerId = await makePerson()
  const chatId = newId()
  await queries.insert(chats).values({ id: chatId, ownerId, title: 'Untold', search: searchVector('Untold') })
  await queries.insert(messages).values({
    ...{ chatId, id: newId(), ownerId, depth: 1, role: 'user', status: 'complete' },
    parts: [{ type: 'text', text: 'tangerine' }],
    search: searchVector('tangerine'),
  })
  await expect(searchChats(queries, ownerId, { q: 'tangerine' }, { signal: left })).rejects.toThrow('aborted')
  expect((await searchChats(queries, ownerId, { q: 'tangerine' })).hits).toHaveLength(1)
})

test('of a very long text as much is looked through as the index knows of, and messages of one moment are all found', async () => {
  const ownerId = await makePerson()
  const chatId = newId()
  const createdAt = new Date()
  await queries.insert(chats).values({ id: chatId, ownerId, title: 'Untold', search: searchVector('Untold') })
  const row = (text: string) => ({
    ...{ chatId, id: newId(), ownerId, depth: 1, role: 'user' as const, status: 'complete', createdAt },
    parts: [{ type: 'text' as const, text }],
    search: searchVector(text),
  })
  await queries.insert(messages).values(row(`${'a '.repeat(60_000)} tangerine`))
  await queries
    .insert(messages)
    .values(Array.from({ length: 120 }, (_, at) => row(at % 4 === 0 ? `a tangerine ${at}` : `no ${at}`)))
  for (const oneConnection of [true, false]) {
    const { hits, hasMore } = await searchChats(queries, ownerId, { q: 'tangerine' }, { oneConnection })
    expect([hits.length, hasMore]).toEqual([30, false])
  }
})

test('no statement on the one connection looks at more messages than a stretch has, whenever they were written', async () => {
  const ownerId = await makePerson()
  const chatId = newId()
  await queries.insert(chats).values({ id: chatId, ownerId, title: 'Untold', search: searchVector('Untold') })
  // Half of them of one moment, as an import may bring.
  const made = Array.from({ length: 400 }, (_, at) => ({
    ...{ chatId, id: newId(), ownerId, depth: 1, role: 'user' as const, status: 'complete' },
    parts: [{ type: 'text' as const, text: `${at}` }],
    createdAt: new Date(Date.UTC(2026, 0, 1) - Math.min(at, 200) * 1_000),
  }))
  await queries.insert(messages).values(made)
  const sizes: number[] = []
  const seen: string[] = []
  const portion = { size: 30, took() {} }
  for await (const within of stretches(queries, eq(messages.ownerId, ownerId), portion, Number.POSITIVE_INFINITY)) {
    const rows = await queries.select({ id: messages.id }).from(messages).where(within)
    sizes.push(rows.length)
    seen.push(...rows.map(({ id }) => id))
  }
  expect(Math.max(...sizes)).toBeLessThanOrEqual(30)
  expect(seen.sort()).toEqual(made.map(({ id }) => id).sort())
})
