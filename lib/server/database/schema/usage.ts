/** What was used and spent. */
import { bigint, boolean, date, doublePrecision, index, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import { chats } from './chats'
import { time } from './columns'
import { users } from './people'

/** The usage ledger: one row for each upstream call. */
export const usageCalls = pgTable(
  'usage_calls',
  {
    id: text('id').primaryKey(),
    ownerId: text('owner_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** Null once the chat is deleted; the row stays. */
    chatId: text('chat_id').references(() => chats.id, { onDelete: 'set null' }),
    answerId: text('answer_id'),
    purpose: text('purpose').notNull(),
    model: text('model').notNull(),
    inputTokens: integer('input_tokens').notNull(),
    outputTokens: integer('output_tokens').notNull(),
    cacheReadTokens: integer('cache_read_tokens').notNull(),
    cacheWriteTokens: integer('cache_write_tokens').notNull(),
    /** Part of the output tokens; null when the API did not say. */
    thinkingTokens: integer('thinking_tokens'),
    /** The API gave no final count: the output tokens are an estimate. */
    estimated: boolean('estimated').notNull(),
    simulated: boolean('simulated').notNull(),
    /** US dollars; null when a price it needs is unknown. */
    costUsd: doublePrecision('cost_usd'),
    /** The day whose price table was used. */
    pricesDate: date('prices_date').notNull(),
    timeToFirstTokenMs: integer('time_to_first_token_ms'),
    durationMs: integer('duration_ms').notNull(),
    stopReason: text('stop_reason'),
    startedAt: time('started_at').notNull(),
  },
  (table) => [
    index('usage_calls_owner').on(table.ownerId, table.startedAt),
    index('usage_calls_chat').on(table.chatId),
    index('usage_calls_day').on(table.startedAt),
  ],
)

/** Money spent on a day (UTC), for the site (`*`) and for each person. Millionths of US dollars. */
export const spending = pgTable(
  'spending',
  {
    day: date('day').notNull(),
    /** A user's id, or `*` for the whole site; not a foreign key, because the site's sum outlives its people. */
    scope: text('scope').notNull(),
    spentMicroUsd: bigint('spent_micro_usd', { mode: 'number' }).notNull().default(0),
    reservedMicroUsd: bigint('reserved_micro_usd', { mode: 'number' }).notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.day, table.scope] })],
)

/** Money reserved for running calls; the reservation of a dead process is released when it expires. */
export const reservations = pgTable(
  'reservations',
  {
    id: text('id').primaryKey(),
    day: date('day').notNull(),
    userId: text('user_id').notNull(),
    amountMicroUsd: bigint('amount_micro_usd', { mode: 'number' }).notNull(),
    expiresAt: time('expires_at').notNull(),
  },
  (table) => [index('reservations_expiry').on(table.expiresAt)],
)
