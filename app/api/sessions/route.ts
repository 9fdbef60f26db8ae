/** DELETE /api/sessions: ends the person's sessions in all other browsers. */
import { endOtherSessions } from '@/lib/server/auth/session'
import { handler } from '@/lib/server/http/handler'
import { AppError } from '@/lib/shared/error'

export const DELETE = handler(async ({ request, services, person }) => {
  if (!person) throw new AppError('unauthenticated')
  await endOtherSessions(services.database.queries, person.id, request)
  return new Response(null, { status: 204, headers: { 'cache-control': 'private, no-store' } })
})
