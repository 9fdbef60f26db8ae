/** A stored chat as its owner's page reads it: the chosen branch, or a part of it. */
import type { Chunk } from '@/lib/shared/chunk'
import type { ChatId, MessageId } from '@/lib/shared/ids'
import type { Message } from '@/lib/shared/message'

/** Messages on a page of a chat, and the most that may be asked for. */
export const CHAT_PAGE_MESSAGES = 50
export const MAX_CHAT_PAGE_MESSAGES = 500

/** What `GET /api/chats/{id}` answers. */
export interface ChatPage {
  id: ChatId
  title: string
  /** Set for a document, which has a page of its own. */
  kind?: 'document'
  /** In order, from the oldest. */
  messages: Message[]
  /** For each of the messages that has siblings: all of them in order of time, itself included. */
  versions: Record<MessageId, MessageId[]>
  hasOlder: boolean
  hasNewer: boolean
  /** The answer that is running in this chat; it may belong to another branch than the messages. */
  running: RunningAnswer | null
}

/** A running answer as far as it is written. */
export interface RunningAnswer {
  answerId: MessageId
  /** The answer so far, small pieces joined. Empty when another server writes it and has published nothing yet. */
  chunks: Chunk[]
  /** Where to continue reading after these chunks. Null reads the answer from its start. */
  cursor: string | null
}
