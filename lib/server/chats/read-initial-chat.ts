/** The chat that its page is rendered with: what `GET /api/chats/{id}` returns to the same visitor. */
import { pagePerson } from '@/lib/server/auth/page-person'
import { bytesAtEnd } from '@/lib/server/database/branches'
import type { Services } from '@/lib/server/services'
import { CHAT_PAGE_MESSAGES, type ChatPage } from '@/lib/shared/api/chat-page'
import { isAppError } from '@/lib/shared/error'
import type { ChatId } from '@/lib/shared/ids'
import { readChatPage } from './read-chat'

/**
 * Rendering blocks everybody else, so of a chat with long messages only this much of its end is rendered, and nothing
 * when the last message alone is far longer.
 */
const RENDERED_BYTES = 100_000
const MAX_BYTES = 300_000

/**
 * The end of the chat; without a page when there is no such chat, or it is not this visitor's. Undefined when it could
 * not be read or is too long to be rendered here: the browser then fetches it and reports problems.
 */
export async function readInitialChat(
  { database, streamLog, reads }: Pick<Services, 'database' | 'streamLog' | 'reads'>,
  chatId: ChatId,
): Promise<{ chatId: ChatId; page: ChatPage | undefined } | undefined> {
  try {
    const person = await pagePerson(database.queries)
    const { queries } = database
    const page = await reads.pages.run(person?.id, async () => {
      // Measured first, because reading is expensive too.
      if (person && (await bytesAtEnd(queries, chatId, person.id)) > MAX_BYTES) return undefined
      return readChatPage(queries, streamLog, chatId, person?.id, { limit: CHAT_PAGE_MESSAGES }, RENDERED_BYTES)
    })
    // Counts the running answer as well, which is no message yet.
    return page === undefined || charactersOf(page) > MAX_BYTES ? undefined : { chatId, page }
  } catch (thrown) {
    return isAppError(thrown) && thrown.code === 'not_found' ? { chatId, page: undefined } : undefined
  }
}

/** The length of all strings in it. */
function charactersOf(value: unknown): number {
  if (typeof value === 'string') return value.length
  if (typeof value !== 'object' || value === null) return 0
  return Object.values(value).reduce((sum: number, each) => sum + charactersOf(each), 0)
}
