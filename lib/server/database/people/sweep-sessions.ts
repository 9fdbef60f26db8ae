/** Removes expired sessions and codes, and guests who own nothing and can no longer return. */
import { sql } from 'drizzle-orm'
import { type Database, rowsOf } from '@/lib/server/database/database'

/** How many sessions one statement removes. */
export const ENDED_AT_ONCE = 200
/** A moved guest is kept for a while, for answers that were still running. */
const MOVED_DAYS = 1

/**
 * Removes some expired sessions, and those of their guests who have no chat, file, share or other session; returns the
 * number of sessions.
 */
export async function sweepSessions({ queries }: Pick<Database, 'queries'>): Promise<number> {
  await queries.execute(sql`delete from device_codes where expires_at < now()`)
  await queries.execute(sql`
    delete from users where id in (
      select id from users
      where moved_to is not null and created_at < now() - ${MOVED_DAYS} * interval '1 day'
        and not exists (select 1 from chats where owner_id = users.id)
      limit ${ENDED_AT_ONCE})`)
  // The statement still sees the sessions that it deletes, so it compares their time.
  const gone = await rowsOf(
    queries,
    sql`
      with over as (
        delete from sessions where token_hash in (
          select token_hash from sessions where expires_at < now() limit ${ENDED_AT_ONCE}
        ) returning user_id
      ),
      empty as (
        delete from users person using over
        where person.id = over.user_id and person.is_guest
          and not exists (select 1 from sessions where user_id = person.id and expires_at >= now())
          and not exists (select 1 from chats where owner_id = person.id)
          and not exists (select 1 from files where owner_id = person.id)
          and not exists (select 1 from shares where owner_id = person.id)
      )
      select user_id from over`,
  )
  return gone.length
}
