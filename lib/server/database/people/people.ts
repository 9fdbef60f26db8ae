/** People: found, locked, changed and removed. */
import { and, count, eq, gt, isNull } from 'drizzle-orm'
import type { Queries } from '@/lib/server/database/database'
import { chats, sessions, type UserRow, users } from '@/lib/server/database/schema'
import { AppError } from '@/lib/shared/error'

/** Locks a person until the transaction ends; undefined when there is none, or its chats went to another. */
export async function lockPerson(queries: Queries, userId: string): Promise<UserRow | undefined> {
  const [person] = await queries.select().from(users).where(eq(users.id, userId)).for('update')
  return person?.movedTo === null ? person : undefined
}

/** Who a person is, rejecting with `not_found`. */
export async function requirePerson(queries: Queries, id: string): Promise<Pick<UserRow, 'id' | 'isGuest'>> {
  const [person] = await queries.select({ id: users.id, isGuest: users.isGuest }).from(users).where(eq(users.id, id))
  if (!person) throw new AppError('not_found')
  return person
}

/** Adds a person who is no guest. */
export async function addPerson(queries: Queries, id: string): Promise<void> {
  await queries.insert(users).values({ id, isGuest: false })
}

/** Removes a person; every row that refers to them goes too. */
export async function removePerson(queries: Queries, id: string): Promise<void> {
  await queries.delete(users).where(eq(users.id, id))
}

/** Changes what the identity provider says about a person. */
export async function updateProfile(
  queries: Queries,
  userId: string,
  profile: Pick<UserRow, 'name' | 'email'>,
): Promise<void> {
  await queries.update(users).set(profile).where(eq(users.id, userId))
}

/** A person as the account page shows them. */
export async function findProfile(
  queries: Queries,
  userId: string,
): Promise<Pick<UserRow, 'isGuest' | 'name' | 'email'> | undefined> {
  const [person] = await queries
    .select({ isGuest: users.isGuest, name: users.name, email: users.email })
    .from(users)
    .where(eq(users.id, userId))
  return person
}

/** How many chats a person has, and on how many devices a session. */
export async function countChatsAndSessions(
  queries: Queries,
  userId: string,
): Promise<{ chats: number; sessions: number }> {
  const [ownChats] = await queries
    .select({ count: count() })
    .from(chats)
    .where(and(eq(chats.ownerId, userId), isNull(chats.deletedAt)))
  const [ownSessions] = await queries
    .select({ count: count() })
    .from(sessions)
    .where(and(eq(sessions.userId, userId), gt(sessions.expiresAt, new Date())))
  return { chats: ownChats?.count ?? 0, sessions: ownSessions?.count ?? 0 }
}
