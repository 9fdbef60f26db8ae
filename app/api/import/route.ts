/** POST /api/import: conversations from a file become chats of the visitor. */
import { handler } from '@/lib/server/http/handler'
import { readBody } from '@/lib/server/http/read-body'
import { importChats } from '@/lib/server/import/import-chats'
import { type ImportAnswer, MAX_IMPORT_BYTES } from '@/lib/shared/import'
import { importRequest } from '@/lib/shared/requests'

export const POST = handler(async ({ request, services, requirePerson }) => {
  const { conversations } = await readBody(request, importRequest, MAX_IMPORT_BYTES)
  const answer: ImportAnswer = {
    results: await importChats(services, conversations, (await requirePerson()).id),
  }
  return Response.json(answer, { headers: { 'cache-control': 'private, no-store' } })
})
