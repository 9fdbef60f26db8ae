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
