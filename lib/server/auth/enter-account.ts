/** From a proven identity to a session: finds or makes the person, and takes the guest's chats along. */
import type { Database, Queries } from '@/lib/server/database/database'
import { endGuesthood, findIdentity, linkIdentity } from '@/lib/server/database/people/identities'
import { moveGuest } from '@/lib/server/database/people/move-guest'
import { addPerson, lockPerson, removePerson, updateProfile } from '@/lib/server/database/people/people'
import { newId } from '@/lib/shared/ids'
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
    await updateProfile(queries, userId, { name, email })
    return beginSession(queries, { id: userId, isGuest: false })
  })
}

/** The person of an identity. An unknown identity becomes the guest's own, who is a guest no more, or a new person's. */
async function findOrLink(queries: Queries, identity: ProvenIdentity, guestId: string | undefined): Promise<string> {
  const ownerId = await findIdentity(queries, identity)
  if (ownerId !== undefined) return ownerId
  const userId = guestId ?? newId()
  if (guestId === undefined) await addPerson(queries, userId)
  if (!(await linkIdentity(queries, identity, userId))) {
    if (guestId === undefined) await removePerson(queries, userId)
    const otherId = await findIdentity(queries, identity)
    if (otherId === undefined) throw new Error('the identity was linked and removed at the same moment')
    return otherId
  }
  if (guestId !== undefined) await endGuesthood(queries, guestId)
  return userId
}
