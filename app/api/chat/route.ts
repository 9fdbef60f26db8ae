/** POST /api/chat: starts an answer, or attaches to the one a question already has, and streams it. */
import { startGeneration } from '@/lib/server/generation/start-generation'
import { answerRoute } from '@/lib/server/http/answer-route'
import { handler } from '@/lib/server/http/handler'
import { readBody } from '@/lib/server/http/read-body'
import { chatRequest } from '@/lib/shared/api/requests'

const MAX_BODY_BYTES = 1024 * 1024

export const POST = handler((call) =>
  answerRoute(call, {
    read: () => readBody(call.request, chatRequest, MAX_BODY_BYTES),
    chatId: ({ id }) => id,
    start: (body, context) => startGeneration(call.services, body, context),
  }),
)
