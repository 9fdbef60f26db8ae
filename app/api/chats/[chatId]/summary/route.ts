/** /api/chats/{id}/summary: POST summarises the chat so far for the model, DELETE removes the summary. */
import { dropSummary, summariseBranch } from '@/lib/server/chats/summarise-branch'
import { handler } from '@/lib/server/http/handler'
import { AppError } from '@/lib/shared/error'

interface Params {
  chatId: string
}

const headers = { 'cache-control': 'private, no-store' }

export const POST = handler<Params>(async ({ request, params, services, person, origin }) => {
  if (!person) throw new AppError('not_found')
  const asking = { ownerId: person.id, origin, signal: request.signal }
  return Response.json(await summariseBranch(services, params.chatId, asking), { status: 201, headers })
})

export const DELETE = handler<Params>(async ({ params, services, person }) => {
  return Response.json(await dropSummary(services, params.chatId, person?.id), { headers })
})
