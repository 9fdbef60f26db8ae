/** Shared chats. */
import { index, integer, jsonb, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
import type { SharedChat } from '@/lib/shared/api/share'
import type { ReplaySteps } from '@/lib/shared/api/share-replay'
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

/** The pace at which an answer of a share was written. */
export const shareReplays = pgTable(
  'share_replays',
  {
    shareId: text('share_id')
      .notNull()
      .references(() => shares.id, { onDelete: 'cascade' }),
    /** The index of the answer in the share. */
    place: integer('place').notNull(),
    steps: jsonb('steps').$type<ReplaySteps>().notNull(),
  },
  (table) => [primaryKey({ columns: [table.shareId, table.place] })],
)
