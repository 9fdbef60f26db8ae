/** GET /api/chats/{id}/export: the chat as a file: Markdown, HTML, or JSON with all its branches. */
import { exportResponse } from '@/lib/server/export/export-response'
import { handler } from '@/lib/server/http/handler'
import { parseQuery } from '@/lib/server/http/parse-query'
import { exportQuery } from '@/lib/shared/api/requests'

interface Params {
  chatId: string
}

export const GET = handler<Params>(async ({ request, params, services, person, origin }) => {
  const { format, inline } = parseQuery(request, exportQuery)
  if (person) await services.limits.takeExport(person.id, origin)
  const read = () => exportResponse(services, params.chatId, person?.id, { format, inline: inline === '1' })
  return services.reads.pages.run(person?.id, read, request.signal)
})
