/** Switches to another version of a message. */

import { selectMessage } from '@/lib/server/database/branches'
import { requireChat } from '@/lib/server/database/chats'
import type { Services } from '@/lib/server/services'
import type { ChatPage } from '@/lib/shared/api/chat-page'
import { AppError } from '@/lib/shared/error'
import type { ChatId, MessageId } from '@/lib/shared/ids'
import { readChatPage } from './read-chat'

/**
 * Selects the branch through a message, continuing below it as last selected, and reads the messages around it. Rejects
 * with `not_found` for a chat or message that is unknown or somebody else's.
 */
export function chooseBranch(
  { database, streamLog }: Pick<Services, 'database' | 'streamLog'>,
  chatId: ChatId,
  ownerId: string | undefined,
  messageId: MessageId,
  limit?: number,
): Promise<ChatPage> {
  return database.transaction(async (queries) => {
    await requireChat(queries, chatId, ownerId)
    if (!(await selectMessage(queries, chatId, messageId))) throw new AppError('not_found')
    return readChatPage(queries, streamLog, chatId, ownerId, { around: messageId, limit })
  })
}
