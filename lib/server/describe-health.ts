/** The reply of `GET /api/health`: kinds, states, and since when they are known. No counts, because anybody may ask. */
import type { Services } from '@/lib/server/services'

type DescribedServices = Pick<Services, 'provider' | 'streamLog' | 'database' | 'fileStorage' | 'drain'>

/** The reply and its status: 503 while draining, or while a required adapter is down. */
export async function describeHealth({ provider, streamLog, database, fileStorage, drain }: DescribedServices) {
  // The only one that is pinged: that costs nothing, and nothing works without it.
  const isDatabaseUp = await database.ping().then(
    () => true,
    () => false,
  )
  const log = streamLog.health()
  // A failed provider is reported but does not count: all servers share it, and only the next question shows whether it
  // is back.
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
