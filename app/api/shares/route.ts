/** GET /api/shares: the visitor's links. */
import { handler } from '@/lib/server/http/handler'
import { entriesOf } from '@/lib/server/shares/share-chat'

export const GET = handler(async ({ services, person }) => {
  const shares = await entriesOf(services.database.queries, services.config.appOrigin, person?.id)
  return Response.json({ shares }, { headers: { 'cache-control': 'private, no-store' } })
})
