/** /api/chats/{id}/recordings/{answerId}/arrivals: POST takes a page's report of when text reached it, GET returns it. */

import { requireChat } from '@/lib/server/database/chats'
import { keepArrivals, readArrivals } from '@/lib/server/generation/recordings/arrivals'
import { handler } from '@/lib/server/http/handler'
import { readBody } from '@/lib/server/http/read-body'
import { arrivalsReport } from '@/lib/shared/api/requests'

interface Params {
  chatId: string
  answerId: string
}

const MAX_BODY_BYTES = 256 * 1024
const headers = { 'cache-control': 'private, no-store' }

export const GET = handler<Params>(async ({ request, params, services, person }) => {
  const chat = await requireChat(services.database.queries, params.chatId, person?.id)
  const read = () => readArrivals(services, chat.id, params.answerId)
  return Response.json(await services.reads.pages.run(person?.id, read, request.signal), { headers })
})

export const POST = handler<Params>(async ({ request, params, services, person, origin }) => {
  const chat = await requireChat(services.database.queries, params.chatId, person?.id)
  await services.limits.takeReport(chat.ownerId, origin)
  const arrivals = await readBody(request, arrivalsReport, MAX_BODY_BYTES)
  await keepArrivals(services, chat.id, params.answerId, arrivals)
  return new Response(null, { status: 204, headers })
})
