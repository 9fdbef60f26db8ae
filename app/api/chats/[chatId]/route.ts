/** /api/chats/{id}: GET reads a stored chat, PATCH changes it, DELETE deletes it. */
import { changeChat, deleteChat } from '@/lib/server/chats/change-chat'
import { readChatPage } from '@/lib/server/chats/read-chat'
import { handler } from '@/lib/server/http/handler'
import { parseQuery } from '@/lib/server/http/parse-query'
import { readBody } from '@/lib/server/http/read-body'
import { chatChange, chatPageQuery } from '@/lib/shared/requests'

const MAX_BODY_BYTES = 16 * 1024

interface Params {
  chatId: string
}

export const GET = handler<Params>(async ({ request, params, services, person }) => {
  const query = parseQuery(request, chatPageQuery)
  const { database, streamLog, reads } = services
  const read = () => readChatPage(database.queries, streamLog, params.chatId, person?.id, query)
  const page = await reads.pages.run(person?.id, read, request.signal)
  return Response.json(page, { headers: { 'cache-control': 'private, no-store' } })
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
