/** POST /api/shares/{id}/continue: copies a shared chat into one of the visitor's own. */
import { handler } from '@/lib/server/http/handler'
import { continueShare } from '@/lib/server/shares/continue-share'

interface Params {
  shareId: string
}

export const POST = handler<Params>(async ({ params, services, origin, requirePerson }) => {
  const chatId = await continueShare(services, params.shareId, async () => {
    const person = await requirePerson()
    // A copy costs what an import costs.
    await services.limits.takeImport(person.id, origin)
    return person
  })
  return Response.json({ chatId }, { status: 201, headers: { 'cache-control': 'private, no-store' } })
})
