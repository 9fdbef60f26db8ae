/** The tables. Row types are inferred from here; a change needs a migration (CONTRIBUTING.md says how one is made). */
import { sql } from 'drizzle-orm'
import {
  type AnyPgColumn,
  bigint,
  boolean,
  customType,
  date,
  doublePrecision,
  index,
  integer,
  json,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
} from 'drizzle-orm/pg-core'
import type { TranscriptSegment } from '@/lib/anthropic/transcript'
import type { Preferences } from '@/lib/shared/api/preferences'
import type { SharedChat } from '@/lib/shared/api/share'
import type { FileFacts } from '@/lib/shared/files/files'
import type { BranchSummary, MessageMetadata, Part } from '@/lib/shared/message'

const time = (name: string) => timestamp(name, { withTimezone: true, mode: 'date', precision: 3 })
const createdAt = () => time('created_at').notNull().defaultNow()
const tsvector = customType<{ data: string }>({ dataType: () => 'tsvector' })
const bytes = customType<{ data: Uint8Array; driverData: Uint8Array }>({ dataType: () => 'bytea' })

/** A person: a guest until an identity is linked to it. */
export const users = pgTable(
  'users',
  {
    id: text('id').primaryKey(),
    isGuest: boolean('is_guest').notNull().default(true),
    /** A guest whose chats went to another person; what is still under way under the guest's id belongs there. */
    movedTo: text('moved_to').references((): AnyPgColumn => users.id, { onDelete: 'cascade' }),
    /** As the identity provider gave them; null for guests. */
    name: text('name'),
    email: text('email'),
    preferences: jsonb('preferences').$type<Preferences>().notNull().default({}),
    /** Bytes that the person's rows and files took up when they were counted last; null until then. */
    storedBytes: bigint('stored_bytes', { mode: 'number' }).notNull().default(0),
    storedAt: time('stored_at'),
    createdAt: createdAt(),
  },
  (table) => [index('users_moved').on(table.movedTo).where(sql`moved_to is not null`)],
)

/** Who a person is at an identity provider. */
export const identities = pgTable(
  'identities',
  {
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
  },
  (table) => [primaryKey({ columns: [table.issuer, table.subject] }), index('identities_user').on(table.userId)],
)

/** A browser that may act for a person. Only the SHA-256 of its token is kept. */
export const sessions = pgTable(
  'sessions',
  {
    tokenHash: text('token_hash').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    createdAt: createdAt(),
    expiresAt: time('expires_at').notNull(),
  },
  (table) => [index('sessions_user').on(table.userId), index('sessions_expiry').on(table.expiresAt)],
)

/** One-time codes that open a person's chats on another device. Only the SHA-256 of a code is kept. */
export const deviceCodes = pgTable(
  'device_codes',
  {
    codeHash: text('code_hash').primaryKey(),
    userId: text('user_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    expiresAt: time('expires_at').notNull(),
    usedAt: time('used_at'),
  },
  (table) => [index('device_codes_user').on(table.userId)],
)

/** A conversation of one person: a tree of messages and the branch of it that is looked at. */
export const chats = pgTable(
  'chats',
  {
    id: text('id').primaryKey(),
    ownerId: text('owner_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    title: text('title').notNull(),
    /** Whose words the title is: the question's beginning, the model's, or the person's, which nothing replaces. */
    titleSource: text('title_source').$type<'question' | 'model' | 'person'>().notNull().default('question'),
    /** The chosen first message, from which `selectedChildId` leads down; null while the chat is empty. */
    firstId: text('first_id'),
    /** The last message of the chosen branch. */
    leafId: text('leaf_id'),
    /** The newest answer, running or ended. */
    answerId: text('answer_id'),
    pinnedAt: time('pinned_at'),
    archivedAt: time('archived_at'),
    /** Deleted chats are kept a while, so that it can be undone; to everybody else they are gone. */
    deletedAt: time('deleted_at'),
    createdAt: createdAt(),
    /** The newest question: what the list is ordered by. Titles, pins and marks do not touch it. */
    askedAt: time('asked_at').notNull().defaultNow(),
    /** When an answer ended last, and when the owner last looked. */
    answeredAt: time('answered_at'),
    readAt: time('read_at'),
    /** Tools that ask before they run, which the owner has allowed for the whole chat. */
    allowedTools: jsonb('allowed_tools').$type<string[]>().notNull().default([]),
    /** The title as n-grams: search-terms.ts. */
    search: tsvector('search').notNull().default(sql`''::tsvector`),
  },
  (table) => [
    // Nulls first, as in "order by … desc": with another place for them Postgres would not read the list from here.
    index('chats_list').on(table.ownerId, table.askedAt.desc().nullsFirst(), table.id),
    index('chats_pinned').on(table.ownerId, table.pinnedAt).where(sql`pinned_at is not null`),
    index('chats_deleted').on(table.deletedAt).where(sql`deleted_at is not null`),
    index('chats_search').using('gin', table.search),
  ],
)

/** A question or an answer. */
export const messages = pgTable(
  'messages',
  {
    chatId: text('chat_id')
      .notNull()
      .references(() => chats.id, { onDelete: 'cascade' }),
    /** Unique within its chat only: clients make the ids of questions. */
    id: text('id').notNull(),
    /** The chat's owner once more, so that a search reads one person's messages only. */
    ownerId: text('owner_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    parentId: text('parent_id'),
    /** The child that the chosen way down goes on with. */
    selectedChildId: text('selected_child_id'),
    /** Messages from the first one of its branch to this one, itself included. */
    depth: integer('depth').notNull(),
    role: text('role').$type<'user' | 'assistant'>().notNull(),
    /** `complete` for questions; for answers `running` or how they ended. */
    status: text('status').notNull(),
    parts: jsonb('parts').$type<Part[]>().notNull(),
    metadata: jsonb('metadata').$type<MessageMetadata>().notNull().default({}),
    /**
     * For answers: what went to and fro between the model and its tools, verbatim, as a later request sends it again.
     * Kept as text, since even the order of an object's fields is part of what was said.
     */
    transcript: json('transcript').$type<TranscriptSegment[]>(),
    /** What stands in a request for the branch down to here, this message included; null sends it as it is. */
    summary: jsonb('summary').$type<BranchSummary>(),
    /** A question's id as its client gave it, and the digest of its text: the two make a repeated send one send. */
    clientId: text('client_id'),
    digest: text('digest'),
    /** For regenerated answers: the wish, so that a repeated wish is one wish. */
    idempotencyKey: text('idempotency_key'),
    /** How often the answer has been begun or continued: each segment has a log of its own. */
    segment: integer('segment').notNull().default(1),
    /** While an answer runs: until when its producer is believed to live without another sign of it. */
    leaseUntil: time('lease_until'),
    /** The text as n-grams: search-terms.ts. */
    search: tsvector('search').notNull().default(sql`''::tsvector`),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.chatId, table.id] }),
    index('messages_children').on(table.chatId, table.parentId, table.createdAt),
    index('messages_client').on(table.chatId, table.clientId),
    index('messages_owner').on(table.ownerId, table.createdAt.desc().nullsFirst()),
    index('messages_running').on(table.leaseUntil).where(sql`status = 'running'`),
    index('messages_search').using('gin', table.search),
  ],
)

/**
 * Checkpoints of running answers: the chunks of their logs as they were written, some hundred milliseconds' worth in
 * each row. Kept for a while after the end, for readers whose line broke.
 */
export const logBatches = pgTable(
  'log_batches',
  {
    logId: text('log_id').notNull(),
    /** The sequence of the last chunk in it. */
    lastSequence: integer('last_sequence').notNull(),
    /** Chunks as JSON, one on each line. */
    chunks: text('chunks').notNull(),
    /** Whether the log ends with it; what a late producer writes after that is refused. */
    isEnd: boolean('is_end').notNull().default(false),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.logId, table.lastSequence] }),
    index('log_batches_ended').on(table.createdAt).where(sql`is_end`),
  ],
)

/** Running answers that somebody wants stopped, for the server that produces them. */
export const stopRequests = pgTable('stop_requests', {
  logId: text('log_id').primaryKey(),
  createdAt: createdAt(),
})

/** A public, unchanging copy of one branch. */
export const shares = pgTable(
  'shares',
  {
    /** Unguessable: whoever knows it may read. */
    id: text('id').primaryKey(),
    ownerId: text('owner_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** For the owner's list; the copy itself does not need the chat. */
    chatId: text('chat_id').references(() => chats.id, { onDelete: 'cascade' }),
    content: jsonb('content').$type<SharedChat>().notNull(),
    createdAt: createdAt(),
    expiresAt: time('expires_at'),
  },
  (table) => [
    index('shares_owner').on(table.ownerId, table.createdAt.desc().nullsFirst()),
    index('shares_chat').on(table.chatId),
  ],
)

/** The usage ledger: one row for each upstream call. */
export const usageCalls = pgTable(
  'usage_calls',
  {
    id: text('id').primaryKey(),
    ownerId: text('owner_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** Null once the chat is deleted: what was spent stays spent. */
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
    /** A user's id, or `*` for the whole site; no reference, as the site's sum outlives its people. */
    scope: text('scope').notNull(),
    spentMicroUsd: bigint('spent_micro_usd', { mode: 'number' }).notNull().default(0),
    reservedMicroUsd: bigint('reserved_micro_usd', { mode: 'number' }).notNull().default(0),
  },
  (table) => [primaryKey({ columns: [table.day, table.scope] })],
)

/** Money held back for calls that run; a row whose process died is released when it expires. */
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

/** What an answer's upstream calls sent and brought, compressed. */
export const recordings = pgTable(
  'recordings',
  {
    chatId: text('chat_id')
      .notNull()
      .references(() => chats.id, { onDelete: 'cascade' }),
    answerId: text('answer_id').notNull(),
    ownerId: text('owner_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** Gzipped JSON. */
    content: bytes('content').notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.chatId, table.answerId] }),
    index('recordings_age').on(table.createdAt),
    index('recordings_owner').on(table.ownerId),
  ],
)

/** What people attach to their questions. */
export const files = pgTable(
  'files',
  {
    id: text('id').primaryKey(),
    ownerId: text('owner_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** Null until a question brings it along. */
    chatId: text('chat_id').references(() => chats.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    /** What its content was found to be, whatever was said of it. */
    mediaType: text('media_type').notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    facts: jsonb('facts').$type<FileFacts>().notNull().default({}),
    /** Null where the content is kept in object storage. */
    content: bytes('content'),
    createdAt: createdAt(),
  },
  (table) => [
    index('files_owner').on(table.ownerId),
    index('files_chat').on(table.chatId),
    index('files_loose').on(table.createdAt).where(sql`chat_id is null`),
  ],
)

/** Everything, for the query builder. */
export const schema = {
  users,
  identities,
  sessions,
  deviceCodes,
  chats,
  messages,
  shares,
  usageCalls,
  spending,
  reservations,
  recordings,
  logBatches,
  stopRequests,
  files,
}
/** A chat as it is stored. */
export type ChatRow = typeof chats.$inferSelect
/** A message as it is stored. */
export type MessageRow = typeof messages.$inferSelect
/** A person as stored. */
export type UserRow = typeof users.$inferSelect
