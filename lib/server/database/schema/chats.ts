/** Chats and their messages. */
import { sql } from 'drizzle-orm'
import { index, integer, json, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { TranscriptSegment } from '@/lib/anthropic/transcript'
import type { HoldPolicy } from '@/lib/shared/hold'
import type { BranchSummary, MessageMetadata, Part } from '@/lib/shared/message'
import { createdAt, time, tsvector } from './columns'
import { users } from './people'

/** A conversation of one person: a tree of messages and the selected branch. */
export const chats = pgTable(
  'chats',
  {
    id: text('id').primaryKey(),
    ownerId: text('owner_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    title: text('title').notNull(),
    /** A document is a chat whose first answer has an outline and sections. */
    kind: text('kind').$type<'chat' | 'document'>().notNull().default('chat'),
    /** Where the title comes from: the first question, the model, or the person, whose title is never replaced. */
    titleSource: text('title_source').$type<'question' | 'model' | 'person'>().notNull().default('question'),
    /** The selected first message, from which `selectedChildId` leads down; null while the chat is empty. */
    firstId: text('first_id'),
    /** The last message of the selected branch. */
    leafId: text('leaf_id'),
    /** The newest answer, running or ended. */
    answerId: text('answer_id'),
    pinnedAt: time('pinned_at'),
    archivedAt: time('archived_at'),
    /** Deleted chats are kept for a while so that the deletion can be undone, and hidden meanwhile. */
    deletedAt: time('deleted_at'),
    createdAt: createdAt(),
    /** Time of the newest question, which orders the list. Titles, pins and marks do not change it. */
    askedAt: time('asked_at').notNull().defaultNow(),
    /** When an answer last ended, and when the owner last looked. */
    answeredAt: time('answered_at'),
    readAt: time('read_at'),
    /** Tools that need approval and that the owner has allowed for the whole chat. */
    allowedTools: jsonb('allowed_tools').$type<string[]>().notNull().default([]),
    /** How the owner wants its answers shown; null follows the person and the site. */
    holdPolicy: text('hold_policy').$type<HoldPolicy>(),
    /** The title as n-grams: search-terms.ts. */
    search: tsvector('search').notNull().default(sql`''::tsvector`),
  },
  (table) => [
    // Nulls first, as in "order by … desc": otherwise Postgres would not use the index for the list.
    index('chats_list').on(table.ownerId, table.askedAt.desc().nullsFirst(), table.id),
    index('chats_pinned').on(table.ownerId, table.pinnedAt).where(sql`pinned_at is not null`),
    index('chats_deleted').on(table.deletedAt).where(sql`deleted_at is not null`),
    index('chats_search').using('gin', table.search),
  ],
)

/** A chat as it is stored. */
export type ChatRow = typeof chats.$inferSelect

/** A question or an answer. */
export const messages = pgTable(
  'messages',
  {
    chatId: text('chat_id')
      .notNull()
      .references(() => chats.id, { onDelete: 'cascade' }),
    /** Unique within its chat only: clients make the ids of questions. */
    id: text('id').notNull(),
    /** Repeats the chat's owner, so that a search reads only one person's messages. */
    ownerId: text('owner_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    parentId: text('parent_id'),
    /** The next message of the selected branch below this one. */
    selectedChildId: text('selected_child_id'),
    /** Messages from the first one of its branch to this one, itself included. */
    depth: integer('depth').notNull(),
    role: text('role').$type<'user' | 'assistant'>().notNull(),
    /** `complete` for questions; for answers `running` or how they ended. */
    status: text('status').notNull(),
    parts: jsonb('parts').$type<Part[]>().notNull(),
    metadata: jsonb('metadata').$type<MessageMetadata>().notNull().default({}),
    /**
     * For answers: the exchange between the model and its tools, verbatim, as later requests send it again. Stored as
     * text, because even the order of an object's fields must stay.
     */
    transcript: json('transcript').$type<TranscriptSegment[]>(),
    /** Replaces the branch down to this message in requests; null sends the messages themselves. */
    summary: jsonb('summary').$type<BranchSummary>(),
    /** The client's id of a question and the digest of its text, which make sending idempotent. */
    clientId: text('client_id'),
    digest: text('digest'),
    /** For regenerated answers: makes the request for one idempotent. */
    idempotencyKey: text('idempotency_key'),
    /** The number of the answer's current segment; each segment has a log of its own. */
    segment: integer('segment').notNull().default(1),
    /** While an answer runs: until when its producer is presumed alive. */
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

/** A message as it is stored. */
export type MessageRow = typeof messages.$inferSelect
