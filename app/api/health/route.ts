/** GET /api/health: which adapters run, and whether they are up. */
import { handler } from '@/lib/server/http/handler'

export const dynamic = 'force-dynamic'

export const GET = handler(async ({ services }) => {
  const { provider, streamLog, database, fileStorage, drain } = services
  const databaseUp = await database.ping().then(
    () => true,
    () => false,
  )
  const status = drain.isDraining ? 'draining' : databaseUp ? 'ok' : 'unavailable'
  return Response.json(
    {
      status,
      provider: { kind: provider.kind, state: 'up' },
      database: { kind: database.kind, state: databaseUp ? 'up' : 'down', lasting: database.lasting },
      streamLog: { kind: streamLog.kind, state: 'up', lasting: false, running: streamLog.running() },
      fileStorage: { kind: fileStorage.kind },
    },
    { status: status === 'ok' ? 200 : 503, headers: { 'cache-control': 'no-store' } },
  )
})
