/** Shared chats. */
import { index, jsonb, pgTable, text } from 'drizzle-orm/pg-core'
import type { SharedChat } from '@/lib/shared/api/share'
import { chats } from './chats'
import { createdAt, time } from './columns'
import { users } from './people'

/** A public, unchanging copy of one branch. */
export const shares = pgTable(
  'shares',
  {
    /** Unguessable: whoever knows it may read the share. */
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
