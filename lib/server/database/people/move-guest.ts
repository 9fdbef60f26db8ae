/** Moves everything a guest owns to another person, in the caller's transaction. */
import { eq, sql } from 'drizzle-orm'
import type { Queries } from '@/lib/server/database/database'
import {
  chats,
  deviceCodes,
  files,
  messages,
  recordings,
  reservations,
  sessions,
  shares,
  spending,
  usageCalls,
  users,
} from '@/lib/server/database/schema'
import { lockPerson } from './people'

/**
 * Moves a guest's rows to a person and ends the guest's sessions. Does nothing for somebody who is no guest or was
 * moved before, so it may be repeated. Answers that are running continue: their rows are found by their chat.
 */
export async function moveGuest(queries: Queries, guestId: string, toId: string): Promise<void> {
  if (guestId === toId) return
  const guest = await lockPerson(queries, guestId)
  if (!guest?.isGuest) return
  // Messages before chats, the order of all writers, which prevents deadlocks.
  await queries.update(messages).set({ ownerId: toId }).where(eq(messages.ownerId, guestId))
  await queries.update(chats).set({ ownerId: toId }).where(eq(chats.ownerId, guestId))
  await queries.update(shares).set({ ownerId: toId }).where(eq(shares.ownerId, guestId))
  await queries.update(usageCalls).set({ ownerId: toId }).where(eq(usageCalls.ownerId, guestId))
  await queries.update(recordings).set({ ownerId: toId }).where(eq(recordings.ownerId, guestId))
  await queries.update(files).set({ ownerId: toId }).where(eq(files.ownerId, guestId))
  await moveSpending(queries, guestId, toId)
  await movePreferences(queries, guestId, toId)
  await queries.delete(deviceCodes).where(eq(deviceCodes.userId, guestId))
  await queries.delete(sessions).where(eq(sessions.userId, guestId))
  // Guests who were moved to this guest before.
  await queries.update(users).set({ movedTo: toId }).where(eq(users.movedTo, guestId))
  await queries.update(users).set({ movedTo: toId, preferences: {} }).where(eq(users.id, guestId))
}

async function moveSpending(queries: Queries, guestId: string, toId: string) {
  await queries.update(reservations).set({ userId: toId }).where(eq(reservations.userId, guestId))
  const rows = await queries.delete(spending).where(eq(spending.scope, guestId)).returning()
  for (const { day, spentMicroUsd, reservedMicroUsd } of rows) {
    await queries
      .insert(spending)
      .values({ day, scope: toId, spentMicroUsd, reservedMicroUsd })
      .onConflictDoUpdate({
        target: [spending.day, spending.scope],
        set: {
          spentMicroUsd: sql`${spending.spentMicroUsd} + ${spentMicroUsd}`,
          reservedMicroUsd: sql`${spending.reservedMicroUsd} + ${reservedMicroUsd}`,
        },
      })
  }
}

/** The person's preferences win; those only the guest has set are added. */
async function movePreferences(queries: Queries, guestId: string, toId: string) {
  await queries.execute(sql`
    update users person set preferences = guest.preferences || person.preferences
    from users guest where guest.id = ${guestId} and person.id = ${toId}`)
}
