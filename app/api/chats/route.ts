/** GET /api/chats: the visitor's chats, page by page. */
import { listChats } from '@/lib/server/chats/list-chats'
import { handler } from '@/lib/server/http/handler'
import { parseQuery } from '@/lib/server/http/parse-query'
import { chatListQuery } from '@/lib/shared/requests'

export const GET = handler(async ({ request, services, person }) => {
  const page = await listChats(services.database.queries, person?.id, parseQuery(request, chatListQuery))
  return Response.json(page, { headers: { 'cache-control': 'private, no-store' } })
})
