/** GET /api/health: which adapters run, and whether they are up. */
import { handler } from '@/lib/server/http/handler'

export const dynamic = 'force-dynamic'

export const GET = handler(async ({ services }) => {
  const { provider, streamLog } = services
  return Response.json(
    {
      status: 'ok',
      provider: { kind: provider.kind, state: 'up' },
      database: { kind: 'none', state: 'up', lasting: false },
      streamLog: { kind: streamLog.kind, state: 'up', lasting: false, running: streamLog.running() },
    },
    { headers: { 'cache-control': 'no-store' } },
  )
})
