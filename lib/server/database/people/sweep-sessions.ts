/** Removes sessions and codes that are over, and guests who have nothing and can no longer come back. */
import { sql } from 'drizzle-orm'
import { type Database, rowsOf } from '@/lib/server/database/database'

/** How many sessions go in one statement. */
export const ENDED_AT_ONCE = 200
/** A guest whose chats went to somebody else is remembered for what was still under way then. */
const MOVED_DAYS = 1

/**
 * Removes some sessions that are over, with those of their guests who have no chat, file or share and no other session;
 * returns how many sessions went.
 */
export async function sweepSessions({ queries }: Pick<Database, 'queries'>): Promise<number> {
  await queries.execute(sql`delete from device_codes where expires_at < now()`)
  await queries.execute(sql`
    delete from users where id in (
      select id from users
      where moved_to is not null and created_at < now() - ${MOVED_DAYS} * interval '1 day'
        and not exists (select 1 from chats where owner_id = users.id)
      limit ${ENDED_AT_ONCE})`)
  // A statement sees the rows as they were before it: the sessions that go with it are told by their time.
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
