/** What `GET /api/health` tells: kinds, states, and since when they are known. No counts: anybody may ask. */
import type { Services } from '@/lib/server/services'

type DescribedServices = Pick<Services, 'provider' | 'streamLog' | 'database' | 'fileStorage' | 'drain'>

/** The answer and its status: 503 while draining, or while what no answer can do without is down. */
export async function describeHealth({ provider, streamLog, database, fileStorage, drain }: DescribedServices) {
  // The one that is asked: it costs nothing, and nothing works without it.
  const isDatabaseUp = await database.ping().then(
    () => true,
    () => false,
  )
  const log = streamLog.health()
  // A provider that failed is told and not counted: every server has the same one, and only the next question finds out
  // whether it is back.
  const isUp = isDatabaseUp && log.state !== 'down'
  const status = drain.isDraining ? 'draining' : isUp ? 'ok' : 'unavailable'
  return {
    status: status === 'ok' ? 200 : 503,
    body: {
      status,
      provider: { kind: provider.kind, ...provider.health() },
      database: { kind: database.kind, state: isDatabaseUp ? 'up' : 'down', lasting: database.lasting },
      streamLog: { kind: streamLog.kind, ...log, lasting: false },
      fileStorage: { kind: fileStorage.kind },
    },
  }
}
