/**
 * Daily caps on money. Before a call its highest cost is held back in the database, in one statement that locks the rows
 * of its person and of the site, so that all servers on one database share one budget; after the call its real cost
 * takes the place of what was held. A call is let in while anything of the budget is left: what is spent in the end is
 * at most the cap and one call more.
 */
import { eq, lt, sql } from 'drizzle-orm'
import { type Database, type Queries, rowsOf } from '@/lib/server/database/database'
import { reservations, spending } from '@/lib/server/database/schema'
import type { Logger } from '@/lib/server/log'
import type { ModelRequest } from '@/lib/server/provider/provider'
import { AppError, toAppError } from '@/lib/shared/error'
import { newId } from '@/lib/shared/ids'
import { secondsToMidnight, utcDay } from '@/lib/shared/utc-day'
import { ceilingOf, toMicroUsd } from './charge'

/** The scope of the whole site in the table of spending. */
export const SITE = '*'

/** What may be spent on a day, in US dollars; undefined is without a limit. */
export interface Caps {
  siteUsd: number | undefined
  personUsd: number | undefined
}

/** Money held back for one call. */
export interface Reservation {
  id: string
  day: string
  amountMicroUsd: number
}

/** Holds money back, and gives it back. */
export interface Budget {
  /** Whether anything is capped at all. */
  readonly isCapped: boolean
  /**
   * Holds back a call's highest cost, within the transaction of the caller; undefined without a cap. Rejects with
   * `budget_spent`, and the transaction must then be rolled back.
   */
  reserve(queries: Queries, ownerId: string, request: ModelRequest): Promise<Reservation | undefined>
  /** Keeps a reservation alive, once its transaction is through, until it is let go. */
  hold(reservation: Reservation): void
  letGo(reservation: Reservation): void
  /** Gives back what dead processes held; returns whether there was any. */
  releaseExpired(): Promise<boolean>
}

/** How long a reservation outlives the last sign of its process. */
const EXPIRY = { lengthMs: 45_000, renewEveryMs: 15_000 } as const

// While money is held back for running calls it soon becomes clear what is left.
const HELD_RETRY_SECONDS = 15

/** Makes the budget of a site. */
export function createBudget(database: Database, caps: Caps, log: Logger): Budget {
  const isCapped = caps.siteUsd !== undefined || caps.personUsd !== undefined
  const held = new Set<string>()
  let timer: NodeJS.Timeout | undefined

  function renew() {
    const ids = `{${[...held].join(',')}}`
    database.queries
      .update(reservations)
      .set({ expiresAt: expiry() })
      .where(sql`${reservations.id} = any(${ids}::text[])`)
      .catch((error) => log.error('reservations were not renewed', {}, error))
  }

  return {
    isCapped,
    async reserve(queries, askerId, request) {
      if (!isCapped) return undefined
      const amountMicroUsd = ceilingOf(request)
      if (amountMicroUsd === null) throw unknownPrice(request.model)
      const reservation = { id: newId(), day: utcDay(new Date()), amountMicroUsd }
      const { ownerId, scopes } = await holdBack(queries, reservation, askerId, caps)
      if (!scopes.has(ownerId)) throw await refusal(queries, reservation.day, ownerId, caps.personUsd)
      if (!scopes.has(SITE)) throw await refusal(queries, reservation.day, SITE, caps.siteUsd)
      return reservation
    },
    hold({ id }) {
      held.add(id)
      timer ??= setInterval(renew, EXPIRY.renewEveryMs).unref()
    },
    letGo({ id }) {
      held.delete(id)
      if (held.size > 0) return
      clearInterval(timer)
      timer = undefined
    },
    releaseExpired: () => database.transaction(releaseExpired),
  }
}

/** Runs a transaction that holds money back, once more when dead processes held what was missing. */
export async function withBudget<T>({ budget }: { budget: Budget }, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (thrown) {
    if (toAppError(thrown).code !== 'budget_spent' || !(await budget.releaseExpired())) throw thrown
    return run()
  }
}

const expiry = () => new Date(Date.now() + EXPIRY.lengthMs)

/**
 * Holds money back for whom the asker is now, and says which scopes had room: without both the caller rolls back. Everyone
 * locks the person's row before the site's, so nobody waits in a circle.
 */
async function holdBack(
  queries: Queries,
  { id, day, amountMicroUsd }: Reservation,
  askerId: string,
  caps: Caps,
): Promise<{ ownerId: string; scopes: Set<string> }> {
  const cap = (dollars: number | undefined) => (dollars === undefined ? null : toMicroUsd(dollars))
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
          case when excluded.scope = ${SITE} then ${cap(caps.siteUsd)}::bigint else ${cap(caps.personUsd)}::bigint end,
          9223372036854775807)
        returning scope
      ),
      kept as (
        insert into reservations (id, day, user_id, amount_micro_usd, expires_at)
        select ${id}, ${day}::date, payer.id, ${amountMicroUsd}::bigint, ${expiry()}::timestamptz from payer
      )
      select payer.id as owner, array(select scope from held) as scopes from payer`,
  )
  if (!row) throw new Error('nothing was said of the budget')
  return { ownerId: row.owner, scopes: new Set(row.scopes) }
}

async function refusal(queries: Queries, day: string, scope: string, capUsd = 0): Promise<AppError> {
  const [row] = await queries
    .select({ spent: spending.spentMicroUsd })
    .from(spending)
    .where(sql`${spending.day} = ${day}::date and ${spending.scope} = ${scope}`)
  const whose = scope === SITE ? 'The budget of this site for today' : 'Your budget for today'
  if (row && row.spent < toMicroUsd(capUsd)) {
    const message = `${whose} is held back for answers that are running. Try again in a moment.`
    return new AppError('budget_spent', { message, retryAfter: HELD_RETRY_SECONDS })
  }
  const message = `${whose} is spent. It opens again at midnight UTC.`
  return new AppError('budget_spent', { message, retryAfter: secondsToMidnight(new Date()) })
}

function unknownPrice(model: string): AppError {
  return new AppError('invalid_request', {
    message: `This site keeps a budget, and no price is known for the model ${model}. Choose another model.`,
  })
}

async function releaseExpired(queries: Queries): Promise<boolean> {
  const gone = await queries.delete(reservations).where(lt(reservations.expiresAt, new Date())).returning()
  const sums = new Map<string, { day: string; scope: string; amount: number }>()
  for (const { day, userId, amountMicroUsd } of gone) {
    for (const scope of [userId, SITE]) {
      const key = `${scope === SITE ? 1 : 0}${scope} ${day}`
      const sum = sums.get(key) ?? { day, scope, amount: 0 }
      sums.set(key, { ...sum, amount: sum.amount + amountMicroUsd })
    }
  }
  // Sorted, with the site last: the order in which everyone locks.
  for (const [, { day, scope, amount }] of [...sums].sort(([a], [b]) => (a < b ? -1 : 1))) {
    await queries
      .update(spending)
      .set({ reservedMicroUsd: sql`greatest(0, ${spending.reservedMicroUsd} - ${amount}::bigint)` })
      .where(sql`${eq(spending.scope, scope)} and ${spending.day} = ${day}::date`)
  }
  return gone.length > 0
}
