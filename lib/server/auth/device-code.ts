/** One-time codes that open a person's chats on another device. A code has 256 bits: nobody guesses one. */
import { and, eq, gt, isNull, lt, or } from 'drizzle-orm'
import type { Database, Queries } from '@/lib/server/database/database'
import { deviceCodes, users } from '@/lib/server/database/schema'
import { DEVICE_CODE_SECONDS } from '@/lib/shared/api/account'
import { AppError } from '@/lib/shared/error'
import { moveGuest } from './move-guest'
import { beginSession, endSession, hashOf, type NewSession, newToken, type Person } from './session'

/** Makes a code for a person; one made before no longer opens anything. */
export async function makeDeviceCode({ transaction }: Pick<Database, 'transaction'>, userId: string): Promise<string> {
  const code = newToken()
  const expiresAt = new Date(Date.now() + DEVICE_CODE_SECONDS * 1000)
  await transaction(async (queries) => {
    await queries.delete(deviceCodes).where(or(eq(deviceCodes.userId, userId), lt(deviceCodes.expiresAt, new Date())))
    await queries.insert(deviceCodes).values({ codeHash: hashOf(code), userId, expiresAt })
  })
  return code
}

/**
 * Uses a code up and begins a session of its person on this device. The device's own guest, if it has one, comes along:
 * the page has said so. An unknown, a used and an expired code are all the same `not_found`.
 */
export function claimDeviceCode(
  database: Database,
  code: string,
  visitor: Person | undefined,
  request: Request,
): Promise<NewSession> {
  return database.transaction(async (queries) => {
    const [used] = await queries
      .update(deviceCodes)
      .set({ usedAt: new Date() })
      .where(
        and(eq(deviceCodes.codeHash, hashOf(code)), isNull(deviceCodes.usedAt), gt(deviceCodes.expiresAt, new Date())),
      )
      .returning({ userId: deviceCodes.userId })
    if (!used) {
      const message = 'This code is not valid any more. Make a new one on the other device: it holds for 60 seconds.'
      throw new AppError('not_found', { message })
    }
    if (visitor?.isGuest) await moveGuest(queries, visitor.id, used.userId)
    await endSession(queries, request)
    return beginSession(queries, await personOf(queries, used.userId))
  })
}

async function personOf(queries: Queries, id: string): Promise<Person> {
  const [person] = await queries.select({ id: users.id, isGuest: users.isGuest }).from(users).where(eq(users.id, id))
  if (!person) throw new AppError('not_found')
  return person
}
