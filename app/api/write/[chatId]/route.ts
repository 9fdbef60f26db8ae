/** POST /api/write/{id}: goes on with a document whose outline waits, or makes another version. PATCH: its spending cap. */
import { answerRoute } from '@/lib/server/http/answer-route'
import { handler } from '@/lib/server/http/handler'
import { readBody } from '@/lib/server/http/read-body'
import { changeCap, changeDocument } from '@/lib/server/write/change-document'
import { capChange, documentRequest } from '@/lib/shared/api/write-requests'

const MAX_BODY_BYTES = 256 * 1024

export const POST = handler<{ chatId: string }>((call) =>
  answerRoute(call, {
    read: () => readBody(call.request, documentRequest, MAX_BODY_BYTES),
    chatId: () => call.params.chatId,
    start: (body, context) => changeDocument(call.services, call.params.chatId, body, context),
  }),
)

export const PATCH = handler<{ chatId: string }>(async ({ request, params, services, person }) => {
  const change = await readBody(request, capChange, MAX_BODY_BYTES)
  await changeCap(services, params.chatId, change, person?.id)
  return new Response(null, { status: 204 })
})
