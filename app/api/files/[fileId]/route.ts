/** /api/files/{id}: GET serves a file to its owner, inert; DELETE takes back one that no question has taken. */

import { serveFile } from '@/lib/server/files/serve-file'
import { deleteLooseFile } from '@/lib/server/files/uploads'
import { handler } from '@/lib/server/http/handler'

interface Params {
  fileId: string
}

export const GET = handler<Params>(({ request, params, services, person }) =>
  serveFile(services, params.fileId, person?.id, request),
)

export const DELETE = handler<Params>(async ({ params, services, person }) => {
  await deleteLooseFile(services, params.fileId, person?.id)
  return new Response(null, { status: 204 })
})
