/** Whether a new answer may begin. Asked only when it is certain that a request is one: a repeated send costs nothing. */
import type { Queries } from '@/lib/server/database/database'
import type { Reservation } from '@/lib/server/database/usage/spending'
import type { Turn } from '@/lib/server/generation/history'
import type { Origin } from '@/lib/server/http/client-address'
import type { ModelRequest } from '@/lib/server/provider/provider'
import type { Services } from '@/lib/server/services'

/** One answer's way in. */
export interface Admission {
  /** Held back for the first call; undefined without a budget. */
  readonly reservation: Reservation | undefined
  /** Takes a place among those that run, and room for what will be stored. Rejects with `rate_limited` or `storage_full`. */
  enter(queries: Queries, question: Turn | undefined): Promise<void>
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
  { limits, storage, budget }: Pick<Services, 'limits' | 'storage' | 'budget'>,
  { ownerId, origin }: Asker,
): Admission {
  let leave: (() => void) | undefined
  let reservation: Reservation | undefined
  return {
    get reservation() {
      return reservation
    },
    async enter(queries, question) {
      leave ??= await limits.beginAnswer(ownerId, origin)
      await storage.admit(queries, ownerId, bytesToStore(question))
    },
    async reserve(queries, request) {
      reservation = await budget.reserve(queries, ownerId, request)
    },
    end: () => leave?.(),
  }
}

// Of an answer before anybody knows it; what it became is counted when it is stored.
const ANSWER_BYTES = 16 * 1024

/** What is about to be stored: the question, and an answer. */
function bytesToStore(question: Turn | undefined): number {
  return Buffer.byteLength(JSON.stringify(question?.parts ?? '')) + ANSWER_BYTES
}
