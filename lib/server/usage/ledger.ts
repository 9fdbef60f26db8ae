/** The usage ledger: one row for each upstream call, written with what it settles. */
import { setTimeout as sleep } from 'node:timers/promises'
import type { Database } from '@/lib/server/database/database'
import { insertEntry, type LedgerEntry } from '@/lib/server/database/usage/ledger-entry'
import type { Logger } from '@/lib/server/log'

// A restarting database is back within seconds.
const RETRY_AFTER_MS = [100, 500, 2_000, 5_000]

/** Writes an entry, retrying for some seconds. Never rejects: an answer must not fail because of accounting. */
export async function writeEntry(database: Database, log: Logger, entry: LedgerEntry): Promise<void> {
  for (let attempt = 0; ; attempt += 1) {
    try {
      await insertEntry(database.queries, entry)
      return
    } catch (error) {
      const delayMs = RETRY_AFTER_MS[attempt]
      if (delayMs === undefined) {
        const { answerId, model } = entry.row ?? {}
        return log.error('usage not stored', { answerId, model, chargeMicroUsd: entry.chargeMicroUsd }, error)
      }
      await sleep(delayMs)
    }
  }
}
