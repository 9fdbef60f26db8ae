/** Identities at providers, and the people they belong to. */
import { and, eq } from 'drizzle-orm'
import type { Queries } from '@/lib/server/database/database'
import { deviceCodes, identities, sessions, users } from '@/lib/server/database/schema'

/** An identity: who somebody is at a provider. */
export type Identity = Pick<typeof identities.$inferSelect, 'issuer' | 'subject'>

/** The id of the person an identity belongs to. */
export async function findIdentity(queries: Queries, { issuer, subject }: Identity): Promise<string | undefined> {
  const [row] = await queries
    .select({ userId: identities.userId })
    .from(identities)
    .where(and(eq(identities.issuer, issuer), eq(identities.subject, subject)))
  return row?.userId
}

/** Links an identity to a person; false when it belongs to somebody already. Waits for others who link it now. */
export async function linkIdentity(queries: Queries, { issuer, subject }: Identity, userId: string): Promise<boolean> {
  const linked = await queries
    .insert(identities)
    .values({ issuer, subject, userId })
    .onConflictDoNothing()
    .returning({ userId: identities.userId })
  return linked.length > 0
}

/** Makes a guest a person with an identity, and ends the sessions and codes the guest had. */
export async function endGuesthood(queries: Queries, guestId: string): Promise<void> {
  await queries.update(users).set({ isGuest: false }).where(eq(users.id, guestId))
  await queries.delete(sessions).where(eq(sessions.userId, guestId))
  await queries.delete(deviceCodes).where(eq(deviceCodes.userId, guestId))
}
