/** Sessions, by the hashes of their tokens. */
import { and, eq, gt, ne } from 'drizzle-orm'
import type { Queries } from '@/lib/server/database/database'
import { deviceCodes, sessions, type UserRow, users } from '@/lib/server/database/schema'

/** A session as it is added. */
export type NewSessionRow = typeof sessions.$inferInsert

/** The person of a session that has not ended. */
export async function findSessionPerson(
  queries: Queries,
  tokenHash: string,
): Promise<Pick<UserRow, 'id' | 'isGuest' | 'preferences'> | undefined> {
  const [row] = await queries
    .select({ id: users.id, isGuest: users.isGuest, preferences: users.preferences })
    .from(sessions)
    .innerJoin(users, eq(users.id, sessions.userId))
    .where(and(eq(sessions.tokenHash, tokenHash), gt(sessions.expiresAt, new Date())))
  return row
}

/** Adds a session of a person. */
export async function addSession(queries: Queries, session: NewSessionRow): Promise<void> {
  await queries.insert(sessions).values(session)
}

/** Adds a guest and their first session, in one statement. */
export async function addGuest(queries: Queries, session: NewSessionRow): Promise<void> {
  const guest = queries
    .$with('made')
    .as(queries.insert(users).values({ id: session.userId }).returning({ id: users.id }))
  await queries.with(guest).insert(sessions).values(session)
}

/** Removes one session. */
export async function removeSession(queries: Queries, tokenHash: string): Promise<void> {
  await queries.delete(sessions).where(eq(sessions.tokenHash, tokenHash))
}

/** Removes all sessions of a person but one, and their codes: a code that was made before would open one more. */
export async function removeOtherSessions(queries: Queries, userId: string, tokenHash: string): Promise<void> {
  await queries.delete(deviceCodes).where(eq(deviceCodes.userId, userId))
  await queries.delete(sessions).where(and(eq(sessions.userId, userId), ne(sessions.tokenHash, tokenHash)))
}
