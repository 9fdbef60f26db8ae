/** GET /api/health: which adapters run, and whether they are up. */
import { describeHealth } from '@/lib/server/describe-health'
import { handler } from '@/lib/server/http/handler'

export const dynamic = 'force-dynamic'

export const GET = handler(
  async ({ services }) => {
    const { status, body } = await describeHealth(services)
    return Response.json(body, { status, headers: { 'cache-control': 'no-store' } })
  },
  { anyHost: true },
)
