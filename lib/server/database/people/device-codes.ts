/** One-time codes for another device, by their hashes. */
import { and, eq, gt, isNull, lt, or } from 'drizzle-orm'
import type { Queries } from '@/lib/server/database/database'
import { deviceCodes } from '@/lib/server/database/schema'

/** Adds a code in place of those its person had; removes those of others that have expired. */
export async function replaceDeviceCode(
  queries: Queries,
  code: { codeHash: string; userId: string; expiresAt: Date },
): Promise<void> {
  const { userId } = code
  await queries.delete(deviceCodes).where(or(eq(deviceCodes.userId, userId), lt(deviceCodes.expiresAt, new Date())))
  await queries.insert(deviceCodes).values(code)
}

/** Uses a code up and returns the id of its person; undefined for one that is unknown, used or expired. */
export async function useDeviceCode(queries: Queries, codeHash: string): Promise<string | undefined> {
  const [used] = await queries
    .update(deviceCodes)
    .set({ usedAt: new Date() })
    .where(and(eq(deviceCodes.codeHash, codeHash), isNull(deviceCodes.usedAt), gt(deviceCodes.expiresAt, new Date())))
    .returning({ userId: deviceCodes.userId })
  return used?.userId
}
