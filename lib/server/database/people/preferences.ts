/** A person's preferences in the database. */
import { eq, sql } from 'drizzle-orm'
import type { Queries } from '@/lib/server/database/database'
import { users } from '@/lib/server/database/schema'
import type { Preferences, PreferencesChange } from '@/lib/shared/api/preferences'
import { AppError } from '@/lib/shared/error'

/** A person's preferences; empty for an unknown person. */
export async function readPreferences(queries: Queries, userId: string): Promise<Preferences> {
  const [row] = await queries.select({ preferences: users.preferences }).from(users).where(eq(users.id, userId))
  return row?.preferences ?? {}
}

/** Changes only the named fields, so that concurrent changes are both kept. */
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
