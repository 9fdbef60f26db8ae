/** GET /api/search: the visitor's chats and messages that contain the given words. */
import { searchChats } from '@/lib/server/chats/search-chats'
import { handler } from '@/lib/server/http/handler'
import { parseQuery } from '@/lib/server/http/parse-query'
import { searchRequest } from '@/lib/shared/api/requests'

export const GET = handler(async ({ request, services, person, origin }) => {
  const { database, limits, reads } = services
  const query = parseQuery(request, searchRequest)
  if (person) await limits.takeSearch(person.id, origin)
  const search = () =>
    searchChats(database.queries, person?.id, query, {
      signal: request.signal,
      oneConnection: database.kind === 'pglite',
    })
  const result = await reads.searches.run(person?.id, search, request.signal)
  return Response.json(result, { headers: { 'cache-control': 'private, no-store' } })
})
