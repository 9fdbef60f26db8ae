/** Logs of running answers, and requests to stop them. */
import { sql } from 'drizzle-orm'
import { boolean, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { createdAt } from './columns'

/**
 * Checkpoints of running answers: the chunks of their logs, some hundred milliseconds' worth in each row. Kept for a
 * while after the end, for readers who lost their connection.
 */
export const logBatches = pgTable(
  'log_batches',
  {
    logId: text('log_id').notNull(),
    /** The sequence of the last chunk in it. */
    lastSequence: integer('last_sequence').notNull(),
    /** Chunks as JSON, one on each line. */
    chunks: text('chunks').notNull(),
    /** Whether the log ends with it; later writes are refused. */
    isEnd: boolean('is_end').notNull().default(false),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.logId, table.lastSequence] }),
    index('log_batches_ended').on(table.createdAt).where(sql`is_end`),
  ],
)

/** Requests to stop running answers, for the servers that produce them. */
export const stopRequests = pgTable('stop_requests', {
  logId: text('log_id').primaryKey(),
  createdAt: createdAt(),
})
