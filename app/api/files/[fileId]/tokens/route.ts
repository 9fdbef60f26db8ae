/** GET /api/files/{id}/tokens: what a file adds to a question, before it is asked. */

import { requireFile } from '@/lib/server/database/files/files'
import { countFileTokens } from '@/lib/server/files/count-file-tokens'
import { handler } from '@/lib/server/http/handler'

interface Params {
  fileId: string
}

export const GET = handler<Params>(async ({ params, services, person, origin }) => {
  const file = await requireFile(services.database.queries, params.fileId, person?.id)
  const tokens = await countFileTokens(services, file, origin)
  return Response.json(tokens, { headers: { 'cache-control': 'private, no-store' } })
})
