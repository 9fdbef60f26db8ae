/** Imports take turns: what waits lies in memory as text, and not yet as objects. */
import { createWaitingLine } from '@/lib/server/files/turns'

const BUSY = 'Many files are being imported at the moment. Try again in some seconds.'
const turns = createWaitingLine({ atOnce: 2, waiting: 10, ofOnePerson: 2, waitMs: 30_000 }, BUSY)

/** Rejects with `overloaded` when too many wait already: asked before a body is received. */
export const checkImportTurn = turns.check

/** Waits for a turn, and gives what ends it. */
export const takeImportTurn = turns.take
