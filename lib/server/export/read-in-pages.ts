/** Messages for exports, some at a time: a chat may be far larger than should be in memory at once. */

import { readMessages } from '@/lib/server/database/branches'
import type { Queries } from '@/lib/server/database/database'
import type { StoredMessage } from '@/lib/server/database/messages'
import type { ChatId, MessageId } from '@/lib/shared/ids'

/** The messages of a branch in order, and their number. */
export type ExportedBranch = (Iterable<StoredMessage> | AsyncIterable<StoredMessage>) & { readonly length: number }

const PAGE = 20

/** The messages with these ids, in that order, read on demand. */
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
