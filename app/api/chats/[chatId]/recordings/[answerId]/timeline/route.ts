/** GET /api/chats/{id}/recordings/{answerId}/timeline: what happened while an answer was made, or is being made. */
import { requireChat } from '@/lib/server/database/chats'
import { openTimeline } from '@/lib/server/generation/recordings/read-timeline'
import { eventStream } from '@/lib/server/http/event-stream'
import { handler } from '@/lib/server/http/handler'
import { AppError } from '@/lib/shared/error'
import { parseCursor } from '@/lib/shared/ids'

interface Params {
  chatId: string
  answerId: string
}

export const GET = handler<Params>(async ({ request, params, services, person }) => {
  const { id } = await requireChat(services.database.queries, params.chatId, person?.id)
  const after = afterOf(request)
  const open = () => openTimeline(services, id, params.answerId, after)
  return eventStream(services, await services.reads.pages.run(person?.id, open, request.signal), { request })
})

/** The number of the last entry that the reader has. */
function afterOf(request: Request): number {
  const given = request.headers.get('last-event-id') ?? new URL(request.url).searchParams.get('after')
  if (given === null) return 0
  const after = parseCursor(given)?.sequence ?? (/^\d{1,9}$/.test(given) ? Number(given) : undefined)
  if (after === undefined)
    throw new AppError('invalid_request', { message: 'A cursor is a number, or <answer id>:<number>.' })
  return after
}
