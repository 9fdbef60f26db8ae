/** Whether a new answer may begin. Asked only when it is certain that a request is one: a repeated send costs nothing. */
import type { Queries } from '@/lib/server/database/database'
import type { Origin } from '@/lib/server/http/client-address'
import type { ModelRequest } from '@/lib/server/provider/provider'
import type { Services } from '@/lib/server/services'
import type { Reservation } from '@/lib/server/usage/budget'

/** One answer's way in. */
export interface Admission {
  /** Held back for the first call; undefined without a budget. */
  readonly reservation: Reservation | undefined
  /** Takes a place among those that run. Rejects with `rate_limited`. */
  enter(): Promise<void>
  /** Holds money back, within the transaction that stores the answer's place. Rejects with `budget_spent`. */
  reserve(queries: Queries, request: ModelRequest): Promise<void>
  /** The answer has ended, or none began: its place is free. */
  end(): void
}

/** Who wants in. */
interface Asker {
  ownerId: string
  origin: Origin
}

/** Makes the way in of one answer; entering again counts once. */
export function createAdmission(
  { limits, budget }: Pick<Services, 'limits' | 'budget'>,
  { ownerId, origin }: Asker,
): Admission {
  let leave: (() => void) | undefined
  let reservation: Reservation | undefined
  return {
    get reservation() {
      return reservation
    },
    async enter() {
      leave ??= await limits.beginAnswer(ownerId, origin)
    },
    async reserve(queries, request) {
      reservation = await budget.reserve(queries, ownerId, request)
    },
    end: () => leave?.(),
  }
}
