/** Files of people. */
import { sql } from 'drizzle-orm'
import { index, integer, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type { FileFacts } from '@/lib/shared/files/files'
import { chats } from './chats'
import { bytes, createdAt } from './columns'
import { users } from './people'

/** What people attach to their questions. */
export const files = pgTable(
  'files',
  {
    id: text('id').primaryKey(),
    ownerId: text('owner_id')
      .notNull()
      .references(() => users.id, { onDelete: 'cascade' }),
    /** Null until a question uses it. */
    chatId: text('chat_id').references(() => chats.id, { onDelete: 'cascade' }),
    name: text('name').notNull(),
    /** Detected from the content, whatever the upload claimed. */
    mediaType: text('media_type').notNull(),
    sizeBytes: integer('size_bytes').notNull(),
    facts: jsonb('facts').$type<FileFacts>().notNull().default({}),
    /** Null when the content is in object storage. */
    content: bytes('content'),
    createdAt: createdAt(),
  },
  (table) => [
    index('files_owner').on(table.ownerId),
    index('files_chat').on(table.chatId),
    index('files_loose').on(table.createdAt).where(sql`chat_id is null`),
  ],
)
