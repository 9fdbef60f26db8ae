/** POST /api/write: a document from source files, as the same stream as an answer, or as JSON. */
import { answerRoute } from '@/lib/server/http/answer-route'
import { handler } from '@/lib/server/http/handler'
import { readBody } from '@/lib/server/http/read-body'
import { chooseSources, type LeftOut } from '@/lib/server/write/choose-sources'
import { documentJson } from '@/lib/server/write/document-json'
import { startDocument } from '@/lib/server/write/start-document'
import { writeRequest } from '@/lib/shared/api/write-requests'
import { SOURCE_LIMITS } from '@/lib/shared/write/source-file'

/** JSON escapes may double a source, and paths take some more. */
const MAX_BODY_BYTES = 2 * SOURCE_LIMITS.bytes

export const POST = handler((call) => {
  let leftOut: LeftOut = { secrets: [] }
  return answerRoute(call, {
    read: () => readBody(call.request, writeRequest, MAX_BODY_BYTES),
    chatId: ({ id }) => id,
    async start(body, context) {
      const chosen = await chooseSources(body)
      leftOut = chosen.leftOut
      return startDocument(call.services, body, chosen.files, context)
    },
    toJson: (message) => documentJson(message, leftOut),
  })
})
