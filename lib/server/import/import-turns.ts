/** Imports take turns, so that waiting ones are in memory as text and not as objects. */
import { createWaitingLine } from '@/lib/server/limits/waiting-line'

const BUSY = 'Many files are being imported at the moment. Try again in some seconds.'
const turns = createWaitingLine({ atOnce: 2, waiting: 10, ofOnePerson: 2, waitMs: 30_000 }, BUSY)

/** Rejects with `overloaded` when too many are waiting; called before a body is received. */
export const checkImportTurn = turns.check

/** Waits for a turn and returns the function that ends it. */
export const takeImportTurn = turns.take
