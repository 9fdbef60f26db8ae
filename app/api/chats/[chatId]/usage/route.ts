/** GET /api/chats/{id}/usage: what a chat has used and cost since it began. */
import { requireChat } from '@/lib/server/database/chats'
import { handler } from '@/lib/server/http/handler'
import { readChatUsage } from '@/lib/server/usage/usage-report'

interface Params {
  chatId: string
}

export const GET = handler<Params>(async ({ params, services, person }) => {
  const { queries } = services.database
  const { id } = await requireChat(queries, params.chatId, person?.id)
  return Response.json(await readChatUsage(queries, id), { headers: { 'cache-control': 'private, no-store' } })
})
