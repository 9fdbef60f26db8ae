/** GET /api/shares/{id}/replays/{place}: the pace of one answer of a share, for anybody with its link. */
import { findReplay } from '@/lib/server/database/share-replays'
import { handler } from '@/lib/server/http/handler'
import { AppError } from '@/lib/shared/error'

interface Params {
  shareId: string
  place: string
}

export const GET = handler<Params>(async ({ request, params: { shareId, place }, services, person }) => {
  if (!/^\d{1,6}$/.test(place)) throw new AppError('not_found')
  const read = () => findReplay(services.database.queries, shareId, Number(place))
  const replay = await services.reads.pages.run(person?.id, read, request.signal)
  if (!replay) throw new AppError('not_found')
  // Not cached, as the page: a revoked link ends at once.
  return Response.json(replay, { headers: { 'cache-control': 'private, no-store', 'referrer-policy': 'no-referrer' } })
})
