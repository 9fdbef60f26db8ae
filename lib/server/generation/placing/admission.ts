/** Whether a new answer may begin. Asked only when a request is certain to need one: a repeated send costs nothing. */
import type { Queries } from '@/lib/server/database/database'
import type { Reservation } from '@/lib/server/database/usage/spending'
import type { BranchMessage } from '@/lib/server/generation/history'
import type { Origin } from '@/lib/server/http/client-address'
import type { ModelRequest } from '@/lib/server/provider/provider'
import type { Services } from '@/lib/server/services'

/** The admission of one answer. */
export interface Admission {
  /** Held back for the first call; undefined without a budget. */
  readonly reservation: Reservation | undefined
  /** Takes a place among the running answers, and room in the storage. Rejects with `rate_limited` or `storage_full`. */
  enter(queries: Queries, question: BranchMessage | undefined, keptBytes?: number): Promise<void>
  /** Reserves money, within the transaction that stores the answer's place. Rejects with `budget_spent`. */
  reserve(queries: Queries, request: ModelRequest): Promise<void>
  /** Frees the place: the answer has ended, or none began. */
  end(): void
}

/** Who asks. */
interface Asker {
  ownerId: string
  origin: Origin
}

/** Makes the admission of one answer. Entering again counts once. */
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
    async enter(queries, question, keptBytes = 0) {
      leave ??= await limits.beginAnswer(ownerId, origin)
      await storage.admit(queries, ownerId, bytesToStore(question) + keptBytes)
    },
    async reserve(queries, request) {
      reservation = await budget.reserve(queries, ownerId, request)
    },
    end: () => leave?.(),
  }
}

// What an answer is taken to need until it is stored, when its real size counts.
const ANSWER_BYTES = 16 * 1024

/** The size of the question and an answer. */
function bytesToStore(question: BranchMessage | undefined): number {
  return Buffer.byteLength(JSON.stringify(question?.parts ?? '')) + ANSWER_BYTES
}
