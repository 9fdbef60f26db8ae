/** /api/chats/{id}: GET reads a stored chat, PATCH changes it, DELETE deletes it. */
import { changeChat, deleteChat } from '@/lib/server/chats/change-chat'
import { readChatPage } from '@/lib/server/chats/read-chat'
import { readWholeChat } from '@/lib/server/chats/read-whole-chat'
import { handler } from '@/lib/server/http/handler'
import { parseQuery } from '@/lib/server/http/parse-query'
import { pulledStream } from '@/lib/server/http/pulled-stream'
import { readBody } from '@/lib/server/http/read-body'
import { chatChange, chatPageQuery } from '@/lib/shared/api/requests'

const MAX_BODY_BYTES = 16 * 1024
const HEADERS = { 'cache-control': 'private, no-store' }

interface Params {
  chatId: string
}

export const GET = handler<Params>(async ({ request, params, services, person }) => {
  const query = parseQuery(request, chatPageQuery)
  const { streamLog, reads } = services
  const { queries } = services.database
  const inTurn = <T>(read: () => Promise<T>) => reads.pages.run(person?.id, read, request.signal)
  if (Object.keys(query).length > 0) {
    const page = await inTurn(() => readChatPage(queries, streamLog, params.chatId, person?.id, query))
    return Response.json(page, { headers: HEADERS })
  }
  const pieces = await inTurn(() => readWholeChat(queries, streamLog, params.chatId, person?.id))
  const body = pulledStream(
    () => pieces.next(),
    () => pieces.return(undefined),
  )
  return new Response(body, { headers: { ...HEADERS, 'content-type': 'application/json' } })
})

export const PATCH = handler<Params>(async ({ request, params, services, person }) => {
  const change = await readBody(request, chatChange, MAX_BODY_BYTES)
  const chat = await changeChat(services, params.chatId, person?.id, change)
  return Response.json(chat, { headers: { 'cache-control': 'private, no-store' } })
})

export const DELETE = handler<Params>(async ({ params, services, person }) => {
  await deleteChat(services, params.chatId, person?.id)
  return new Response(null, { status: 204 })
})
