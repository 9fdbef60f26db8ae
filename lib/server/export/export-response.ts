/** A chat as a file for its owner. */

import { readBranch } from '@/lib/server/database/branches'
import { requireChat } from '@/lib/server/database/chats'
import type { Services } from '@/lib/server/services'
import type { ChatId } from '@/lib/shared/ids'
import { disposition } from './file-name'
import { htmlExport } from './html-export'
import { jsonExport } from './json-export'
import { markdownExport } from './markdown-export'

/** What is asked for. */
export interface ExportWish {
  format: 'markdown' | 'json' | 'html'
  /** To be looked at and printed, instead of saved. */
  inline: boolean
}

const KINDS = {
  markdown: { type: 'text/markdown; charset=utf-8', extension: 'md' },
  json: { type: 'application/json; charset=utf-8', extension: 'json' },
  html: { type: 'text/html; charset=utf-8', extension: 'html' },
} as const

/** The file as a response. Rejects with `not_found` for a chat that is unknown or somebody else's. */
export async function exportResponse(
  { database: { queries } }: Pick<Services, 'database'>,
  chatId: ChatId,
  ownerId: string | undefined,
  { format, inline }: ExportWish,
): Promise<Response> {
  const chat = await requireChat(queries, chatId, ownerId)
  const now = new Date()
  const { type, extension } = KINDS[format]
  const headers = new Headers({ 'content-type': type, 'cache-control': 'private, no-store' })
  // Only the page without scripts is ever shown under this site's name; next.config.mjs gives it its policy.
  if (!(inline && format === 'html')) headers.set('content-disposition', disposition(chat.title, extension))
  if (format === 'json') {
    return new Response(`${JSON.stringify(await jsonExport(queries, chat, now), null, 2)}\n`, { headers })
  }
  const branch = await readBranch(queries, chatId, chat.leafId)
  const pieces = format === 'html' ? htmlExport(chat.title, branch, now) : markdownExport(chat.title, branch, now)
  return new Response(streamOf(pieces), { headers })
}

/** Pulled: a reader who stops reading holds up nothing but its own file. */
function streamOf(pieces: Generator<string> | AsyncGenerator<string>): ReadableStream<Uint8Array> {
  const encoder = new TextEncoder()
  return new ReadableStream({
    async pull(controller) {
      const { done, value } = await pieces.next()
      if (done) controller.close()
      else controller.enqueue(encoder.encode(value))
    },
    async cancel() {
      await pieces.return(undefined)
    },
  })
}
