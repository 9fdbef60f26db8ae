/** The whole selected branch as JSON, written while it is read: it may be far too long to be read at once. */
import { readBranchIds, readVersions } from '@/lib/server/database/branches'
import { requireChat } from '@/lib/server/database/chats'
import type { Queries } from '@/lib/server/database/database'
import { isRunning, toUiMessage } from '@/lib/server/database/messages'
import { readInTurn } from '@/lib/server/database/statement-queue'
import { inPages } from '@/lib/server/export/read-in-pages'
import { describeRunning, newestAnswer } from '@/lib/server/generation/read-answer'
import { restFrom } from '@/lib/server/give-way'
import type { StreamLog } from '@/lib/server/stream-log/stream-log'
import type { ChatPage } from '@/lib/shared/api/chat-page'
import type { ChatId } from '@/lib/shared/ids'

/** How many messages have their versions read, and how many pieces are written, together. */
const AT_ONCE = 50
const PIECE_CHARACTERS = 64 * 1024

/**
 * The result of `readChatPage` for the whole branch, in pieces. Rejects before the first one, with `not_found` for a
 * chat that is unknown or somebody else's.
 */
export async function readWholeChat(
  queries: Queries,
  streamLog: StreamLog,
  chatId: ChatId,
  ownerId: string | undefined,
): Promise<AsyncGenerator<string>> {
  const chat = await requireChat(queries, chatId, ownerId)
  const ids = await readBranchIds(queries, chatId, chat.leafId)
  const newest = await newestAnswer(queries, chat)
  const running = newest && isRunning(newest) ? await describeRunning(streamLog, newest) : null

  async function* pieces() {
    const versions: ChatPage['versions'] = {}
    let piece = `{"id":${JSON.stringify(chat.id)},"title":${JSON.stringify(chat.title)},"messages":[`
    const family: Array<{ id: string; parentId: string | null }> = []
    const learn = async () => Object.assign(versions, await readVersions(queries, chatId, family.splice(0)))
    let separator = ''
    let startedAt = performance.now()
    for await (const message of inPages(queries, chatId, ids)) {
      // Read after the running answer was described; the page must be consistent.
      piece += separator + JSON.stringify(toUiMessage(message.id === newest?.id ? newest : message))
      separator = ','
      family.push({ id: message.id, parentId: message.parentId })
      if (family.length >= AT_ONCE) {
        await learn()
        await restFrom(performance.now() - startedAt)
        startedAt = performance.now()
      }
      if (piece.length < PIECE_CHARACTERS) continue
      yield piece
      piece = ''
      startedAt = performance.now()
    }
    await learn()
    const rest = { versions, hasOlder: false, hasNewer: false, running }
    yield `${piece}],${JSON.stringify(rest).slice(1)}`
  }
  return inTurns(pieces(), chat.ownerId)
}

/** Each piece is read in its owner's turn, whoever pulls it. */
async function* inTurns(pieces: AsyncGenerator<string>, ownerId: string): AsyncGenerator<string> {
  try {
    for (;;) {
      const { done, value } = await readInTurn(ownerId, () => pieces.next())
      if (done) return
      yield value
    }
  } finally {
    await pieces.return(undefined)
  }
}
