/** What held answers have written and nobody may read yet. No reader's query joins these tables. */
import { boolean, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { chats } from './chats'
import { createdAt } from './columns'

/** Answers that are held, or broke off while they were. */
export const heldAnswers = pgTable('held_answers', {
  logId: text('log_id').primaryKey(),
  chatId: text('chat_id')
    .notNull()
    .references(() => chats.id, { onDelete: 'cascade' }),
  /** Whether its reader wants to see it as it comes; the server that produces it looks here. */
  isShowRequested: boolean('is_show_requested').notNull().default(false),
  /** The number of the last batch that segments before this one have written; 0 when there is none. */
  earlierBatches: integer('earlier_batches').notNull().default(0),
  createdAt: createdAt(),
})

/** The chunks that are kept back, some hundred milliseconds' worth in each row. */
export const heldBatches = pgTable(
  'held_batches',
  {
    logId: text('log_id')
      .notNull()
      .references(() => heldAnswers.logId, { onDelete: 'cascade' }),
    sequence: integer('sequence').notNull(),
    /** Chunks as a JSON array. */
    chunks: text('chunks').notNull(),
  },
  (table) => [primaryKey({ columns: [table.logId, table.sequence] })],
)
