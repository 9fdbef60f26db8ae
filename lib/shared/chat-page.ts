/** A stored chat as its owner's page reads it: the chosen branch, or a part of it. */
import type { ChatId, MessageId } from './ids'
import type { Message } from './message'

/** What `GET /api/chats/{id}` answers. */
export interface ChatPage {
  id: ChatId
  title: string
  /** In order, from the oldest. */
  messages: Message[]
  /** For each of the messages that has siblings: all of them in order of time, itself included. */
  versions: Record<MessageId, MessageId[]>
  hasOlder: boolean
  hasNewer: boolean
  /** The answer that runs in this chat. */
  runningId: MessageId | null
}
