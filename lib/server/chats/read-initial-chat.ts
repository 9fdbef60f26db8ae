/** A chat as its page is drawn with it: what `GET /api/chats/{id}` would tell the same visitor. */
import { pagePerson } from '@/lib/server/auth/page-person'
import { bytesAtEnd } from '@/lib/server/database/branches'
import type { Services } from '@/lib/server/services'
import { CHAT_PAGE_MESSAGES, type ChatPage } from '@/lib/shared/api/chat-page'
import { isAppError } from '@/lib/shared/error'
import type { ChatId } from '@/lib/shared/ids'
import { readChatPage } from './read-chat'

/**
 * What is drawn here is drawn in one go, while everybody waits: of a chat with long messages as much of its end as this,
 * and none of it where its last message alone is longer by far.
 */
const RENDERED_BYTES = 100_000
const MAX_BYTES = 300_000

/**
 * The end of the chat; without a page where there is none, or none of this visitor's, which look the same. Undefined
 * when it could not be read, or is too long to be drawn here: the browser then asks for it, and tells what is the matter.
 */
export async function readInitialChat(
  { database, streamLog, reads }: Pick<Services, 'database' | 'streamLog' | 'reads'>,
  chatId: ChatId,
): Promise<{ chatId: ChatId; page: ChatPage | undefined } | undefined> {
  try {
    const person = await pagePerson(database.queries)
    const { queries } = database
    const page = await reads.pages.run(person?.id, async () => {
      // Measured before it is read: what is not drawn is not to cost what reading it does.
      if (person && (await bytesAtEnd(queries, chatId, person.id)) > MAX_BYTES) return undefined
      return readChatPage(queries, streamLog, chatId, person?.id, { limit: CHAT_PAGE_MESSAGES }, RENDERED_BYTES)
    })
    // A running answer is no message yet.
    return page === undefined || charactersOf(page) > MAX_BYTES ? undefined : { chatId, page }
  } catch (thrown) {
    return isAppError(thrown) && thrown.code === 'not_found' ? { chatId, page: undefined } : undefined
  }
}

/** Of all texts in it, whatever they are part of. */
function charactersOf(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce((sum: number, each) => sum + charactersOf(each), 0)
}
