/** A chat as a file for its owner. */

import { readBranchIds } from '@/lib/server/database/branches'
import { type Chat, requireChat } from '@/lib/server/database/chats'
import type { Queries } from '@/lib/server/database/database'
import { createLane, giveWay } from '@/lib/server/give-way'
import { pulledStream } from '@/lib/server/http/pulled-stream'
import type { Services } from '@/lib/server/services'
import type { ChatId } from '@/lib/shared/ids'
import { disposition } from './file-name'
import { htmlExport } from './html-export'
import { jsonExport } from './json-export'
import { markdownExport } from './markdown-export'
import { createOpenExports } from './open-exports'
import { inPages } from './read-in-pages'

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
  const leave = openExports.enter(chat.ownerId)
  return new Response(streamOf(piecesOf(queries, chat, format, now), leave), { headers })
}

async function* piecesOf(queries: Queries, chat: Chat, format: ExportWish['format'], now: Date) {
  if (format === 'json') return yield* jsonExport(queries, chat, now)
  const branch = inPages(queries, chat.id, await readBranchIds(queries, chat.id, chat.leafId))
  yield* format === 'html' ? htmlExport(chat.title, branch, now) : markdownExport(chat.title, branch, now)
}

/** Exports of all people are made one piece after the other: many at once are no more work at a time than one. */
const inLane = createLane()

const openExports = createOpenExports({ person: 3, site: 12 })
/** Who only asks for the head never reads, and nobody says so. */
const UNREAD_MS = 30_000

/** Pulled: a reader who stops reading holds up nothing but its own file, and is cut in the end. */
function streamOf(pieces: AsyncGenerator<string>, leave: () => void): ReadableStream<Uint8Array> {
  const unread = setTimeout(leave, UNREAD_MS).unref()
  const next = async () => {
    await giveWay()
    return pieces.next()
  }
  return pulledStream(
    async () => {
      clearTimeout(unread)
      try {
        const piece = await inLane(next)
        if (piece.done) leave()
        return piece
      } catch (error) {
        leave()
        throw error
      }
    },
    async () => {
      clearTimeout(unread)
      leave()
      await pieces.return(undefined)
    },
  )
}
