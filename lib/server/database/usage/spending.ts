/** Money: what was spent on each day, and what is reserved for running calls. */
import { eq, lt, sql } from 'drizzle-orm'
import { type Queries, rowsOf } from '@/lib/server/database/database'
import { reservations, spending } from '@/lib/server/database/schema'

/** The scope of the whole site in the table of spending. */
export const SITE = '*'

/** Money reserved for one call. */
export interface Reservation {
  id: string
  day: string
  amountMicroUsd: number
}

/** What may be spent on a day, in millionths of US dollars; null is without a limit. */
export interface CapsMicroUsd {
  site: number | null
  person: number | null
}

/**
 * Reserves money for the asker's current id and returns the scopes that had room: without both the caller rolls back.
 * Everyone locks the person's row before the site's, which prevents deadlocks.
 */
export async function holdBack(
  queries: Queries,
  { id, day, amountMicroUsd }: Reservation,
  askerId: string,
  caps: CapsMicroUsd,
  expiresAt: Date,
): Promise<{ ownerId: string; scopes: Set<string> }> {
  const [row] = await rowsOf<{ owner: string; scopes: string[] }>(
    queries,
    sql`
      with person as (select id, moved_to from users where id = ${askerId} for key share),
      payer as (select coalesce((select coalesce(moved_to, id) from person), ${askerId}) as id),
      held as (
        insert into spending (day, scope, reserved_micro_usd)
        select ${day}::date, scope, ${amountMicroUsd}::bigint
        from (select 1 as at, id as scope from payer union all select 2, ${SITE}::text) scopes
        order by at
        on conflict (day, scope) do update
        set reserved_micro_usd = spending.reserved_micro_usd + excluded.reserved_micro_usd
        where spending.spent_micro_usd + spending.reserved_micro_usd < coalesce(
          case when excluded.scope = ${SITE} then ${caps.site}::bigint else ${caps.person}::bigint end,
          9223372036854775807)
        returning scope
      ),
      kept as (
        insert into reservations (id, day, user_id, amount_micro_usd, expires_at)
        select ${id}, ${day}::date, payer.id, ${amountMicroUsd}::bigint, ${expiresAt}::timestamptz from payer
      )
      select payer.id as owner, array(select scope from held) as scopes from payer`,
  )
  if (!row) throw new Error('nothing was said of the budget')
  return { ownerId: row.owner, scopes: new Set(row.scopes) }
}

/** What was spent on a day in a scope; undefined without a row. */
export async function readSpent(queries: Queries, day: string, scope: string): Promise<number | undefined> {
  const [row] = await queries
    .select({ spent: spending.spentMicroUsd })
    .from(spending)
    .where(sql`${spending.day} = ${day}::date and ${spending.scope} = ${scope}`)
  return row?.spent
}

/** Extends reservations. */
export async function renewReservations(queries: Queries, ids: Iterable<string>, expiresAt: Date): Promise<void> {
  await queries
    .update(reservations)
    .set({ expiresAt })
    .where(sql`${reservations.id} = any(${`{${[...ids].join(',')}}`}::text[])`)
}

/** Releases the reservations of dead processes; returns whether there were any. */
export async function releaseExpired(queries: Queries): Promise<boolean> {
  const gone = await queries.delete(reservations).where(lt(reservations.expiresAt, new Date())).returning()
  const sums = new Map<string, { day: string; scope: string; amount: number }>()
  for (const { day, userId, amountMicroUsd } of gone) {
    for (const scope of [userId, SITE]) {
      const key = `${scope === SITE ? 1 : 0}${scope} ${day}`
      const sum = sums.get(key) ?? { day, scope, amount: 0 }
      sums.set(key, { ...sum, amount: sum.amount + amountMicroUsd })
    }
  }
  // Sorted, with the site last, as everyone locks.
  for (const [, { day, scope, amount }] of [...sums].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await queries
      .update(spending)
      .set({ reservedMicroUsd: sql`greatest(0, ${spending.reservedMicroUsd} - ${amount}::bigint)` })
      .where(sql`${eq(spending.scope, scope)} and ${spending.day} = ${day}::date`)
  }
  return gone.length > 0
}

/** Removes what a person has spent from the daily sums; those of the whole site stay. */
export async function removeSpending(queries: Queries, userId: string): Promise<void> {
  await queries.delete(spending).where(eq(spending.scope, userId))
}
