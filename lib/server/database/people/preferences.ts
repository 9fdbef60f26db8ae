/** A person's preferences in the database. */
import { eq, sql } from 'drizzle-orm'
import type { Queries } from '@/lib/server/database/database'
import { users } from '@/lib/server/database/schema'
import type { Preferences, PreferencesChange } from '@/lib/shared/api/preferences'
import { AppError } from '@/lib/shared/error'

/** What a person has set; nothing for somebody who is not there. */
export async function readPreferences(queries: Queries, userId: string): Promise<Preferences> {
  const [row] = await queries.select({ preferences: users.preferences }).from(users).where(eq(users.id, userId))
  return row?.preferences ?? {}
}

/** Changes the named fields and leaves the others; two changes at once both hold. */
export async function changePreferences(
  queries: Queries,
  userId: string,
  change: PreferencesChange,
): Promise<Preferences> {
  const json = JSON.stringify({ ...change, ...(change.customInstructions === '' && { customInstructions: null }) })
  const [row] = await queries
    .update(users)
    .set({ preferences: sql`jsonb_strip_nulls(${users.preferences} || ${json}::jsonb)` })
    .where(eq(users.id, userId))
    .returning({ preferences: users.preferences })
  if (!row) throw new AppError('unauthenticated')
  return row.preferences
}
