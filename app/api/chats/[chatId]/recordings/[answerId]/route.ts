/** GET /api/chats/{id}/recordings/{answerId}: what an answer's upstream calls sent and received. */
import { requireChat } from '@/lib/server/database/chats'
import { handler } from '@/lib/server/http/handler'
import { AppError } from '@/lib/shared/error'

interface Params {
  chatId: string
  answerId: string
}

export const GET = handler<Params>(async ({ request, params, services, person }) => {
  const { id } = await requireChat(services.database.queries, params.chatId, person?.id)
  const read = () => services.recordings.read(id, params.answerId)
  const json = await services.reads.pages.run(person?.id, read, request.signal)
  if (json === undefined) throw new AppError('not_found')
  return new Response(json, {
    headers: { 'content-type': 'application/json', 'cache-control': 'private, no-store' },
  })
})
