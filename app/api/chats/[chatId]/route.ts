/** GET /api/chats/{id}: a stored chat, its chosen branch, whole or a part of it. */
import { readChatPage } from '@/lib/server/chats/read-chat'
import { handler } from '@/lib/server/http/handler'
import { parseQuery } from '@/lib/server/http/parse-query'
import { chatPageQuery } from '@/lib/shared/requests'

interface Params {
  chatId: string
}

export const GET = handler<Params>(async ({ request, params, services, person }) => {
  const query = parseQuery(request, chatPageQuery)
  const page = await readChatPage(services.database.queries, params.chatId, person?.id, query)
  return Response.json(page, { headers: { 'cache-control': 'private, no-store' } })
})
