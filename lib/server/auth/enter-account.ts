/** From a proven identity to a session: finds or makes the person and moves the guest's chats to them. */
import type { Database, Queries } from '@/lib/server/database/database'
import { endGuesthood, findIdentity, linkIdentity } from '@/lib/server/database/people/identities'
import { moveGuest } from '@/lib/server/database/people/move-guest'
import { addPerson, lockPerson, removePerson, updateProfile } from '@/lib/server/database/people/people'
import { newId } from '@/lib/shared/ids'
import { beginSession, endSession, type NewSession, type Person } from './session'
import type { ProvenIdentity } from './sign-in'

/**
 * Begins a session of the person behind an identity; `visitor` is the person of the request's own session. A guest's
 * chats are moved; a person who is signed in is not merged. Only issuer and subject identify a person: an e-mail
 * address proves nothing. Runs in one transaction and is safe to repeat concurrently.
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
    // A session from before the sign-in might be known to somebody else.
    await endSession(queries, request)
    const { name, email } = identity
    await updateProfile(queries, userId, { name, email })
    return beginSession(queries, { id: userId, isGuest: false })
  })
}

/**
 * The person of an identity. An unknown identity is linked to the guest, who then is one no more, or to a new person.
 */
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
