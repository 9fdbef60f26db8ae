/** Recordings of upstream calls. */
import { index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { ArrivalTimes } from '@/lib/shared/smoothness'
import { chats } from './chats'
import { bytes, createdAt } from './columns'
import { users } from './people'

/** What an answer's upstream calls sent and received, compressed. */
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
    /** When the answer's text reached the page that followed it, as that page reported. */
    arrivals: jsonb('arrivals').$type<ArrivalTimes>(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.chatId, table.answerId] }),
    index('recordings_age').on(table.createdAt),
    index('recordings_owner').on(table.ownerId),
  ],
)
