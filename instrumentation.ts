/** Opens what the server needs before it takes requests, and says what runs. */
export async function register() {
  // The processes of `next build` call this too, and none of them takes requests.
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return
  const { watchRequests } = await import('@/lib/server/http/watch-requests')
  const { getConfig } = await import('@/lib/server/config')
  const settings = () => ({ trust: getConfig().trust, ...getConfig().limits })
  // Development changes pages over a connection of another protocol.
  watchRequests({ keepUpgrades: process.env.NODE_ENV !== 'production', settings })
  const { describeStart } = await import('@/lib/server/describe-start')
  await describeStart()
  // Development restarts too often to wait for anything.
  if (process.env.NODE_ENV !== 'production') return
  const { drainOnSignals } = await import('@/lib/server/drain')
  const { guardConsole } = await import('@/lib/server/guard-console')
  const { getServices } = await import('@/lib/server/create-services')
  const services = await getServices()
  guardConsole(services.log)
  drainOnSignals(services)
}
