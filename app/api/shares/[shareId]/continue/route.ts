/** POST /api/shares/{id}/continue: copies a shared chat into one of the visitor's own. */
import { findShareLife } from '@/lib/server/database/shares'
import { handler } from '@/lib/server/http/handler'
import { takeImportTurn } from '@/lib/server/import/import-turns'
import { continueShare } from '@/lib/server/shares/continue-share'
import { AppError } from '@/lib/shared/error'

interface Params {
  shareId: string
}

export const POST = handler<Params>(async ({ request, params, services, origin, requirePerson }) => {
  // A dead link is no reason to make somebody a guest.
  if (!(await findShareLife(services.database.queries, params.shareId))) throw new AppError('not_found')
  const { id: ownerId } = await requirePerson()
  // A copy costs what an import costs.
  await services.limits.takeImport(ownerId, origin)
  const leave = await takeImportTurn(ownerId, request.signal)
  try {
    const chatId = await continueShare(services, params.shareId, ownerId)
    return Response.json({ chatId }, { status: 201, headers: { 'cache-control': 'private, no-store' } })
  } finally {
    leave()
  }
})
