/** GET /api/chats: the visitor's chats, page by page. */
import { listChats } from '@/lib/server/chats/list-chats'
import { handler } from '@/lib/server/http/handler'
import { parseQuery } from '@/lib/server/http/parse-query'
import { chatListQuery } from '@/lib/shared/api/requests'

export const GET = handler(async ({ request, services, person }) => {
  const query = parseQuery(request, chatListQuery)
  const list = () => listChats(services.database.queries, person?.id, query)
  const page = await services.reads.pages.run(person?.id, list, request.signal)
  return Response.json(page, { headers: { 'cache-control': 'private, no-store' } })
})
