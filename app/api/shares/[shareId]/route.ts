/** DELETE /api/shares/{id}: revokes a link at once. */
import { removeShare } from '@/lib/server/database/shares'
import { handler } from '@/lib/server/http/handler'
import { AppError } from '@/lib/shared/error'

interface Params {
  shareId: string
}

export const DELETE = handler<Params>(async ({ params, services, person }) => {
  const isRemoved = person && (await removeShare(services.database.queries, params.shareId, person.id))
  if (!isRemoved) throw new AppError('not_found')
  services.storage.freed(person.id)
  return new Response(null, { status: 204, headers: { 'cache-control': 'private, no-store' } })
})
