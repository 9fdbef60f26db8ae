/** GET /api/account/export: everything stored about the visitor, as one JSON file. */
import { exportAccount, toBody } from '@/lib/server/account/export-account'
import { readInTurn } from '@/lib/server/database/statement-queue'
import { handler } from '@/lib/server/http/handler'
import { AppError } from '@/lib/shared/error'

export const GET = handler(async ({ services, person, origin, acceptedAt }) => {
  if (!person) throw new AppError('unauthenticated')
  await services.limits.takeExport(person.id, origin)
  const day = acceptedAt.toISOString().slice(0, 10)
  const pieces = exportAccount(services.database.queries, person.id, acceptedAt)
  // Each page is read when it is sent, in its person's turn.
  const body = toBody(pieces, (next) => readInTurn(person.id, next))
  return new Response(body, {
    headers: {
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="firstword-${day}.json"`,
      'cache-control': 'private, no-store',
    },
  })
})
