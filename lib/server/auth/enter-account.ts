/** From a proven identity to a session: finds or makes the person, and takes the guest's chats along. */
import { and, eq } from 'drizzle-orm'
import type { Database, Queries } from '@/lib/server/database/database'
import { deviceCodes, identities, sessions, users } from '@/lib/server/database/schema'
import { newId } from '@/lib/shared/ids'
import { lockPerson, moveGuest } from './move-guest'
import { beginSession, endSession, type NewSession, type Person } from './session'
import type { ProvenIdentity } from './sign-in'

/**
 * Begins a session of the person behind an identity; `visitor` is whom the request's own session proves. A guest's chats
 * come along; somebody who is signed in as another person is not merged. Only issuer and subject decide who it is: an
 * e-mail address proves nothing. All in one transaction, and safe to do twice at once.
 */
export function enterAccount(
  database: Database,
  identity: ProvenIdentity,
  visitor: Person | undefined,
  request: Request,
): Promise<NewSession> {
  return database.transaction(async (queries) => {
    const guest = visitor && (await lockPerson(queries, visitor.id))
    const userId = await findOrLink(queries, identity, guest?.isGuest ? guest.id : undefined)
    if (guest?.isGuest && guest.id !== userId) await moveGuest(queries, guest.id, userId)
    // A session that was begun before the proof could be known to somebody else.
    await endSession(queries, request)
    const { name, email } = identity
    await queries.update(users).set({ name, email }).where(eq(users.id, userId))
    return beginSession(queries, { id: userId, isGuest: false })
  })
}

/** The person of an identity. An unknown identity becomes the guest's own, who is a guest no more, or a new person's. */
async function findOrLink(queries: Queries, identity: ProvenIdentity, guestId: string | undefined): Promise<string> {
  const known = await findIdentity(queries, identity)
  if (known !== undefined) return known
  const userId = guestId ?? newId()
  if (guestId === undefined) await queries.insert(users).values({ id: userId, isGuest: false })
  const { issuer, subject } = identity
  // Waits for whoever links the same identity at this moment.
  const linked = await queries
    .insert(identities)
    .values({ issuer, subject, userId })
    .onConflictDoNothing()
    .returning({ userId: identities.userId })
  if (linked.length === 0) {
    if (guestId === undefined) await queries.delete(users).where(eq(users.id, userId))
    const first = await findIdentity(queries, identity)
    if (first === undefined) throw new Error('the identity was linked and taken away at the same moment')
    return first
  }
  if (guestId !== undefined) {
    await queries.update(users).set({ isGuest: false }).where(eq(users.id, guestId))
    await queries.delete(sessions).where(eq(sessions.userId, guestId))
    await queries.delete(deviceCodes).where(eq(deviceCodes.userId, guestId))
  }
  return userId
}

async function findIdentity(queries: Queries, { issuer, subject }: ProvenIdentity): Promise<string | undefined> {
  const [row] = await queries
    .select({ userId: identities.userId })
    .from(identities)
    .where(and(eq(identities.issuer, issuer), eq(identities.subject, subject)))
  return row?.userId
}
