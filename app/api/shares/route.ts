/** GET /api/shares: the visitor's links. */
import { handler } from '@/lib/server/http/handler'
import { entriesOf } from '@/lib/server/shares/share-chat'

export const GET = handler(async ({ request, services, person }) => {
  const list = () => entriesOf(services.database.queries, services.config.appOrigin, person?.id)
  const shares = await services.reads.pages.run(person?.id, list, request.signal)
  return Response.json({ shares }, { headers: { 'cache-control': 'private, no-store' } })
})
