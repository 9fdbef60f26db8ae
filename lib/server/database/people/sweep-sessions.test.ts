/** Sessions that are over go, and with them guests who have nothing; nobody else does. */
import { eq, inArray } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { beginSession, makeGuest } from '@/lib/server/auth/session'
import { clearAway } from '@/lib/server/clear-away'
import { memoryDatabase } from '@/lib/server/database/fixtures/memory-database'
import { chats, deviceCodes, files, sessions, shares, users } from '@/lib/server/database/schema'
import { scriptedProvider, testServices } from '@/lib/server/generation/fixtures/test-services'
import { newId } from '@/lib/shared/ids'
import { moveGuest } from './move-guest'
import { ENDED_AT_ONCE, sweepSessions } from './sweep-sessions'

const { queries } = memoryDatabase
const services = testServices(scriptedProvider())

/** A guest whose session is over. */
async function goneGuest() {
  const { person } = await makeGuest(queries)
  await endSessions(person.id)
  return person.id
}

const endSessions = (userId: string) =>
  queries
    .update(sessions)
    .set({ expiresAt: new Date(0) })
    .where(eq(sessions.userId, userId))

async function remaining(ids: readonly string[]) {
  const rows = await queries
    .select({ id: users.id })
    .from(users)
    .where(inArray(users.id, [...ids]))
  return ids.map((id) => rows.some((row) => row.id === id))
}

test('a guest goes who has nothing and can no longer come back', async () => {
  const [empty, withChat, withFile, withShare] = [
    await goneGuest(),
    await goneGuest(),
    await goneGuest(),
    await goneGuest(),
  ]
  await queries.insert(chats).values({ id: newId(), ownerId: withChat, title: 'A chat' })
  await queries
    .insert(files)
    .values({ id: newId(), ownerId: withFile, name: 'a', mediaType: 'text/plain', sizeBytes: 1 })
  await queries.insert(shares).values({ id: newId(), ownerId: withShare, content: { title: '', messages: [] } })
  const here = (await makeGuest(queries)).person.id
  const elsewhere = await goneGuest()
  await beginSession(queries, { id: elsewhere, isGuest: true })
  const signedIn = await goneGuest()
  await queries.update(users).set({ isGuest: false }).where(eq(users.id, signedIn))
  await clearAway(services)
  expect(await remaining([empty, withChat, withFile, withShare, here, elsewhere, signedIn])).toEqual([
    false,
    true,
    true,
    true,
    true,
    true,
    true,
  ])
  const left = await queries
    .select({ userId: sessions.userId })
    .from(sessions)
    .where(inArray(sessions.userId, [withChat, here, elsewhere]))
  expect(left.map(({ userId }) => userId).sort()).toEqual([here, elsewhere].sort())
})

test('codes that are over go, and guests who have become somebody else, after a day', async () => {
  const code = { codeHash: newId(), expiresAt: new Date(0) }
  const [guest, young, person] = [await goneGuest(), await goneGuest(), (await makeGuest(queries)).person.id]
  await queries.insert(deviceCodes).values({ ...code, userId: person })
  for (const id of [guest, young]) await moveGuest(queries, id, person)
  await queries
    .update(users)
    .set({ createdAt: new Date(0) })
    .where(eq(users.id, guest))
  await sweepSessions(memoryDatabase)
  expect(await remaining([guest, young, person])).toEqual([false, true, true])
  expect(await queries.$count(deviceCodes, eq(deviceCodes.codeHash, code.codeHash))).toBe(0)
})

test('one look removes at most so many, and looks until none is left', async () => {
  const { person } = await makeGuest(queries)
  const over = Array.from({ length: ENDED_AT_ONCE + 5 }, () => ({
    tokenHash: newId(),
    userId: person.id,
    expiresAt: new Date(0),
  }))
  await queries.insert(sessions).values(over)
  expect(await sweepSessions(memoryDatabase)).toBe(ENDED_AT_ONCE)
  await clearAway(services)
  expect(await queries.$count(sessions, eq(sessions.userId, person.id))).toBe(1)
})
