/** GET rejoins a chat's answer after a cursor; DELETE stops it. */
import { askedChaos } from '@/lib/server/chaos/chaos'
import { cutLine } from '@/lib/server/chaos/cut-line'
import { requireChat } from '@/lib/server/database/chats'
import { findRejoin, stopAnswer } from '@/lib/server/generation/read-answer'
import { handler } from '@/lib/server/http/handler'
import { sseResponse } from '@/lib/server/http/sse-response'

interface Params {
  chatId: string
}

export const GET = handler<Params>(async ({ request, params, services, person }) => {
  const chaos = askedChaos(request, services.config)
  // A browser that reconnects by itself repeats the address; the header says how far it has read since.
  const cursor = request.headers.get('last-event-id') || new URL(request.url).searchParams.get('after')
  const rejoin = await findRejoin(services, params.chatId, person?.id, cursor || undefined)
  if (!rejoin) return new Response(null, { status: 204, headers: { 'cache-control': 'private, no-store' } })
  return sseResponse(services, rejoin, { request, ...(chaos?.cutsLine && { change: cutLine }) })
})

export const DELETE = handler<Params>(async ({ params, services, person }) => {
  await stopAnswer(services, await requireChat(services.database.queries, params.chatId, person?.id))
  return new Response(null, { status: 204 })
})
