/** GET /api/chats/{id}/recordings/{answerId}: what an answer's upstream calls sent and brought. */
import { requireChat } from '@/lib/server/database/chats'
import { handler } from '@/lib/server/http/handler'
import { AppError } from '@/lib/shared/error'

interface Params {
  chatId: string
  answerId: string
}

export const GET = handler<Params>(async ({ params, services, person }) => {
  const { id } = await requireChat(services.database.queries, params.chatId, person?.id)
  const json = await services.recordings.read(id, params.answerId)
  if (json === undefined) throw new AppError('not_found')
  return new Response(json, {
    headers: { 'content-type': 'application/json', 'cache-control': 'private, no-store' },
  })
})
