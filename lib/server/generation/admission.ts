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
  /** Asks, within the transaction that stores the question. Rejects with `rate_limited`, `storage_full` or `budget_spent`. */
  admit(queries: Queries, request: ModelRequest): Promise<void>
  /** The answer has ended, or none began: its place is free. */
  end(): void
}

/** Who wants in. */
interface Asker {
  ownerId: string
  origin: Origin
}

/** Makes the way in of one answer; asking again in another transaction counts once. */
export function createAdmission(
  { limits, storage, budget }: Pick<Services, 'limits' | 'storage' | 'budget'>,
  { ownerId, origin }: Asker,
): Admission {
  let leave: (() => void) | undefined
  let reservation: Reservation | undefined
  return {
    get reservation() {
      return reservation
    },
    async admit(queries, request) {
      leave ??= await limits.beginAnswer(ownerId, origin)
      await storage.admit(queries, ownerId, bytesToStore(request))
      reservation = await budget.reserve(queries, ownerId, request)
    },
    end: () => leave?.(),
  }
}

// Of an answer before anybody knows it; what it became is counted when it is stored.
const ANSWER_BYTES = 16 * 1024

/** What is about to be stored: the words of the question, and an answer. */
function bytesToStore({ messages }: ModelRequest): number {
  return Buffer.byteLength(JSON.stringify(messages.at(-1) ?? '')) + ANSWER_BYTES
}
