/** Imports take turns: while they wait, memory holds their text and not yet their objects. */
import { createWaitingLine } from '@/lib/server/files/turns'

const BUSY = 'Many files are being imported at the moment. Try again in a few seconds.'
const turns = createWaitingLine({ atOnce: 2, waiting: 10, ofOnePerson: 2, waitMs: 30_000 }, BUSY)

/** Rejects with `overloaded` if too many are already waiting; called before a body is received. */
export const checkImportTurn = turns.check

/** Waits for a turn, and returns the function that ends it. */
export const takeImportTurn = turns.take
