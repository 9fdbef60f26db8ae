/** GET /api/chats/{id}/usage: what a chat has used and cost since it began. */
import { requireChat } from '@/lib/server/database/chats'
import { readChatUsage } from '@/lib/server/database/usage/usage-report'
import { handler } from '@/lib/server/http/handler'

interface Params {
  chatId: string
}

export const GET = handler<Params>(async ({ request, params, services, person }) => {
  const { queries } = services.database
  const { id } = await requireChat(queries, params.chatId, person?.id)
  const usage = await services.reads.pages.run(person?.id, () => readChatUsage(queries, id), request.signal)
  return Response.json(usage, { headers: { 'cache-control': 'private, no-store' } })
})
