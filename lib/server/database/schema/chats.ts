/** Chats and their messages. */
import { sql } from 'drizzle-orm'
import { index, integer, json, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { TranscriptSegment } from '@/lib/anthropic/transcript'
import type { BranchSummary, MessageMetadata, Part } from '@/lib/shared/message'
import { createdAt, time, tsvector } from './columns'
import { users } from './people'

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

/** A message as it is stored. */
export type MessageRow = typeof messages.$inferSelect
