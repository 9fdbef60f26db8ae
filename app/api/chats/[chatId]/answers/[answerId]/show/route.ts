/** POST /api/chats/{id}/answers/{answerId}/show: shows a held answer as it comes, because its reader wants to. */
import { showHeldAnswer } from '@/lib/server/hold/show-held'
import { handler } from '@/lib/server/http/handler'

interface Params {
  chatId: string
  answerId: string
}

export const POST = handler<Params>(async ({ params, services, person }) => {
  await showHeldAnswer(services, params.chatId, params.answerId, person?.id)
  return new Response(null, { status: 204 })
})
