/** POST /api/import: turns conversations from a file into chats of the visitor. */
import { handler } from '@/lib/server/http/handler'
import { parseBody, readJsonText } from '@/lib/server/http/read-body'
import { importChats } from '@/lib/server/import/import-chats'
import { checkImportTurn, takeImportTurn } from '@/lib/server/import/import-turns'
import { type ImportAnswer, MAX_IMPORT_BYTES } from '@/lib/shared/api/import'
import { importRequest } from '@/lib/shared/api/requests'

export const POST = handler(async ({ request, services, origin, requirePerson }) => {
  const { id: ownerId } = await requirePerson()
  // Checked before the body is read, so that a refused one need not be sent.
  await services.limits.takeImport(ownerId, origin)
  checkImportTurn(ownerId)
  const body = await readJsonText(request, MAX_IMPORT_BYTES)
  const leave = await takeImportTurn(ownerId, request.signal)
  try {
    const { conversations } = parseBody(body, importRequest)
    const answer: ImportAnswer = { results: await importChats(services, conversations, ownerId) }
    return Response.json(answer, { headers: { 'cache-control': 'private, no-store' } })
  } finally {
    leave()
  }
})
