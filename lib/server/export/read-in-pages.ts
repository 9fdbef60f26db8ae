/** Messages for exports, some at a time: a chat may be far larger than what should lie in memory at once. */

import { readMessages } from '@/lib/server/database/branches'
import type { Queries } from '@/lib/server/database/database'
import type { StoredMessage } from '@/lib/server/database/messages'
import type { ChatId, MessageId } from '@/lib/shared/ids'

/** The messages of a branch in their order, and how many there are. */
export type ExportedBranch = (Iterable<StoredMessage> | AsyncIterable<StoredMessage>) & { readonly length: number }

const PAGE = 20

/** The messages of these ids, in their order, read while they are asked for. */
export function inPages(queries: Queries, chatId: ChatId, ids: readonly MessageId[]): ExportedBranch {
  return {
    length: ids.length,
    async *[Symbol.asyncIterator]() {
      for (let from = 0; from < ids.length; from += PAGE) {
        const page = ids.slice(from, from + PAGE)
        const rows = new Map((await readMessages(queries, chatId, page)).map((message) => [message.id, message]))
        for (const id of page) {
          const row = rows.get(id)
          if (row) yield row
        }
      }
    },
  }
}
