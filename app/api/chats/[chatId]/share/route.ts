/** /api/chats/{id}/share: GET previews a link and lists the existing ones, POST makes one. */
import { handler } from '@/lib/server/http/handler'
import { readBody } from '@/lib/server/http/read-body'
import { previewShare, shareChat } from '@/lib/server/shares/share-chat'
import { shareRequest } from '@/lib/shared/api/requests'

interface Params {
  chatId: string
}

const MAX_BODY_BYTES = 1024
const headers = { 'cache-control': 'private, no-store' }

export const GET = handler<Params>(async ({ request, params, services, person }) => {
  const read = () => previewShare(services, params.chatId, person?.id)
  return Response.json(await services.reads.pages.run(person?.id, read, request.signal), { headers })
})

export const POST = handler<Params>(async ({ request, params, services, person, origin }) => {
  const { expiresInDays, withReplays = false } = await readBody(request, shareRequest, MAX_BODY_BYTES)
  // Replays cost what an export costs: the recording of each answer is read.
  if (withReplays && person) await services.limits.takeExport(person.id, origin)
  const make = () => shareChat(services, params.chatId, person?.id, expiresInDays ?? null, withReplays)
  const share = await (withReplays ? services.reads.pages.run(person?.id, make, request.signal) : make())
  return Response.json(share, { status: 201, headers })
})
