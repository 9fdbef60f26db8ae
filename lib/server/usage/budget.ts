/**
 * Daily caps on money. Before a call its highest possible cost is reserved in the database, in one statement that locks
 * the rows of the person and the site, so that all servers on one database share one budget; after the call its real
 * cost replaces the reservation. A call is admitted while any of the budget is left, so the total exceeds the cap by at
 * most one call.
 */
import type { Database, Queries } from '@/lib/server/database/database'
import {
  holdBack,
  type Reservation,
  readSpent,
  releaseExpired,
  renewReservations,
  SITE,
} from '@/lib/server/database/usage/spending'
import type { Logger } from '@/lib/server/log'
import type { ModelRequest } from '@/lib/server/provider/provider'
import { AppError, toAppError } from '@/lib/shared/error'
import { newId } from '@/lib/shared/ids'
import { secondsToMidnight, utcDay } from '@/lib/shared/utc-day'
import { ceilingOf, toMicroUsd } from './charge'

/** What may be spent on a day, in US dollars; undefined is without a limit. */
export interface Caps {
  siteUsd: number | undefined
  personUsd: number | undefined
}

/** Reserves money and releases it. */
export interface Budget {
  /** Whether there is any cap. */
  readonly isCapped: boolean
  /**
   * Reserves a call's highest cost in the caller's transaction; undefined without a cap. Rejects with `budget_spent`,
   * and the transaction must then be rolled back.
   */
  reserve(queries: Queries, ownerId: string, request: ModelRequest): Promise<Reservation | undefined>
  /** Keeps a reservation alive after its transaction until `letGo`. */
  hold(reservation: Reservation): void
  letGo(reservation: Reservation): void
  /** Releases the reservations of dead processes; returns whether there were any. */
  releaseExpired(): Promise<boolean>
}

/** How long a reservation outlives its process's last renewal. */
const EXPIRY = { lengthMs: 45_000, renewEveryMs: 15_000 } as const

// Running calls soon settle their reservations.
const HELD_RETRY_SECONDS = 15

/** Makes the budget of a site. */
export function createBudget(database: Database, caps: Caps, log: Logger): Budget {
  const isCapped = caps.siteUsd !== undefined || caps.personUsd !== undefined
  const microUsdCaps = { site: microUsd(caps.siteUsd), person: microUsd(caps.personUsd) }
  const held = new Set<string>()
  let timer: NodeJS.Timeout | undefined

  function renew() {
    renewReservations(database.queries, held, expiry()).catch((error) =>
      log.error('reservations were not renewed', {}, error),
    )
  }

  return {
    isCapped,
    async reserve(queries, askerId, request) {
      if (!isCapped) return undefined
      const amountMicroUsd = ceilingOf(request)
      if (amountMicroUsd === null) throw unknownPrice(request.model)
      const reservation = { id: newId(), day: utcDay(new Date()), amountMicroUsd }
      const { ownerId, scopes } = await holdBack(queries, reservation, askerId, microUsdCaps, expiry())
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

/** Runs a transaction that reserves money; retries once if dead processes held the missing part. */
export async function withBudget<T>({ budget }: { budget: Budget }, run: () => Promise<T>): Promise<T> {
  try {
    return await run()
  } catch (thrown) {
    if (toAppError(thrown).code !== 'budget_spent' || !(await budget.releaseExpired())) throw thrown
    return run()
  }
}

const microUsd = (dollars: number | undefined) => (dollars === undefined ? null : toMicroUsd(dollars))

const expiry = () => new Date(Date.now() + EXPIRY.lengthMs)

async function refusal(queries: Queries, day: string, scope: string, capUsd = 0): Promise<AppError> {
  const spent = await readSpent(queries, day, scope)
  const whose = scope === SITE ? 'The budget of this site for today' : 'Your budget for today'
  if (spent !== undefined && spent < toMicroUsd(capUsd)) {
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
