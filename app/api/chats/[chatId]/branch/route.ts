/** POST /api/chats/{id}/branch: chooses the branch through a message, and answers with the messages around it. */
import { chooseBranch } from '@/lib/server/chats/choose-branch'
import { handler } from '@/lib/server/http/handler'
import { readBody } from '@/lib/server/http/read-body'
import { branchRequest } from '@/lib/shared/api/requests'

interface Params {
  chatId: string
}

const MAX_BODY_BYTES = 4 * 1024

export const POST = handler<Params>(async ({ request, params, services, person }) => {
  const { messageId, limit } = await readBody(request, branchRequest, MAX_BODY_BYTES)
  const page = await chooseBranch(services, params.chatId, person?.id, messageId, limit)
  return Response.json(page, { headers: { 'cache-control': 'private, no-store' } })
})
