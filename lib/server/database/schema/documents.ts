/** What documents are written from, what was asked of each version, and what they have cost. */
import { bigint, foreignKey, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { DocumentChange } from '@/lib/shared/write/document'
import { messages } from './chats'
import { bytes } from './columns'

/** The source files of one request for a document. */
export const documentSources = pgTable(
  'document_sources',
  {
    chatId: text('chat_id').notNull(),
    /** The request: a question of the chat. */
    messageId: text('message_id').notNull(),
    /** Gzipped JSON: a list of paths with contents. */
    content: bytes('content').notNull(),
    /** Gzipped text: the map of the code, once it has been made. */
    map: bytes('map'),
    sizeBytes: integer('size_bytes').notNull(),
    /** Millionths of US dollars: the most that the calls of all versions can have cost so far. */
    chargedMicroUsd: bigint('charged_micro_usd', { mode: 'number' }).notNull().default(0),
  },
  (table) => [
    primaryKey({ columns: [table.chatId, table.messageId] }),
    foreignKey({ columns: [table.chatId, table.messageId], foreignColumns: [messages.chatId, messages.id] }).onDelete(
      'cascade',
    ),
  ],
)

/** What was asked of one version of a document, for all of its segments. */
export const documentChanges = pgTable(
  'document_changes',
  {
    chatId: text('chat_id').notNull(),
    /** The version: an answer of the chat. */
    messageId: text('message_id').notNull(),
    change: jsonb('change').$type<DocumentChange>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.chatId, table.messageId] }),
    foreignKey({ columns: [table.chatId, table.messageId], foreignColumns: [messages.chatId, messages.id] }).onDelete(
      'cascade',
    ),
  ],
)
