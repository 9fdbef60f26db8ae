/** One-time codes that open a person's chats on another device. A code has 256 bits, so that nobody guesses one. */
import type { Database } from '@/lib/server/database/database'
import { replaceDeviceCode, useDeviceCode } from '@/lib/server/database/people/device-codes'
import { moveGuest } from '@/lib/server/database/people/move-guest'
import { requirePerson } from '@/lib/server/database/people/people'
import { DEVICE_CODE_SECONDS } from '@/lib/shared/api/account'
import { AppError } from '@/lib/shared/error'
import { beginSession, endSession, hashOf, type NewSession, newToken, type Person } from './session'

/** Makes a code for a person; an earlier one no longer works. */
export async function makeDeviceCode({ transaction }: Pick<Database, 'transaction'>, userId: string): Promise<string> {
  const code = newToken()
  const expiresAt = new Date(Date.now() + DEVICE_CODE_SECONDS * 1000)
  await transaction((queries) => replaceDeviceCode(queries, { codeHash: hashOf(code), userId, expiresAt }))
  return code
}

/**
 * Uses a code up and begins a session of its person on this device. The device's own guest, if there is one, is merged,
 * as the page announces. Unknown, used and expired codes all give `not_found`.
 */
export function claimDeviceCode(
  database: Database,
  code: string,
  visitor: Person | undefined,
  request: Request,
): Promise<NewSession> {
  return database.transaction(async (queries) => {
    const userId = await useDeviceCode(queries, hashOf(code))
    if (userId === undefined) {
      const message = 'This code is not valid any more. Make a new one on the other device: it holds for 60 seconds.'
      throw new AppError('not_found', { message })
    }
    if (visitor?.isGuest) await moveGuest(queries, visitor.id, userId)
    await endSession(queries, request)
    return beginSession(queries, await requirePerson(queries, userId))
  })
}
