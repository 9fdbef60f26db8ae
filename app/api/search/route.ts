/** GET /api/search: the visitor's chats and messages that hold some words. */
import { searchChats } from '@/lib/server/chats/search-chats'
import { handler } from '@/lib/server/http/handler'
import { parseQuery } from '@/lib/server/http/parse-query'
import { searchRequest } from '@/lib/shared/requests'

export const GET = handler(async ({ request, services, person }) => {
  const result = await searchChats(services.database.queries, person?.id, parseQuery(request, searchRequest))
  return Response.json(result, { headers: { 'cache-control': 'private, no-store' } })
})
