/** GET /api/usage?days=: what the visitor's calls used and cost. */

import { readUsage } from '@/lib/server/database/usage/usage-report'
import { handler } from '@/lib/server/http/handler'
import { parseQuery } from '@/lib/server/http/parse-query'
import { usageQuery } from '@/lib/shared/api/requests'

export const GET = handler(async ({ request, services, person, acceptedAt }) => {
  const { days } = parseQuery(request, usageQuery)
  const read = () => readUsage(services.database.queries, person?.id, days, acceptedAt)
  const report = await services.reads.pages.run(person?.id, read, request.signal)
  const storage = (await services.storage.usage(person?.id)) ?? null
  return Response.json({ ...report, storage }, { headers: { 'cache-control': 'private, no-store' } })
})
