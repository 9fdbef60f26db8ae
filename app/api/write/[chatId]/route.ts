/** POST /api/write/{id}: goes on with a document whose outline waits, or makes another version of it. */
import { answerRoute } from '@/lib/server/http/answer-route'
import { handler } from '@/lib/server/http/handler'
import { readBody } from '@/lib/server/http/read-body'
import { changeDocument } from '@/lib/server/write/start-document'
import { documentRequest } from '@/lib/shared/api/write-requests'

const MAX_BODY_BYTES = 256 * 1024

export const POST = handler<{ chatId: string }>((call) =>
  answerRoute(call, {
    read: () => readBody(call.request, documentRequest, MAX_BODY_BYTES),
    chatId: () => call.params.chatId,
    start: (body, context) => changeDocument(call.services, call.params.chatId, body, context),
  }),
)
