/** What documents are written from. */
import { foreignKey, integer, pgTable, primaryKey, text } from 'drizzle-orm/pg-core'
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
  },
  (table) => [
    primaryKey({ columns: [table.chatId, table.messageId] }),
    foreignKey({ columns: [table.chatId, table.messageId], foreignColumns: [messages.chatId, messages.id] }).onDelete(
      'cascade',
    ),
  ],
)
