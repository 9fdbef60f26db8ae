/** Prepares the server before it accepts requests, and logs its configuration. */
export async function register() {
  // The processes of `next build` call this too, but serve no requests.
  if (process.env.NEXT_RUNTIME !== 'nodejs' || process.env.NEXT_PHASE === 'phase-production-build') return
  const { watchRequests } = await import('@/lib/server/http/watch-requests')
  const { getConfig } = await import('@/lib/server/config')
  const settings = () => ({ trust: getConfig().trust, ...getConfig().limits })
  // Development updates pages over a WebSocket.
  watchRequests({ keepUpgrades: process.env.NODE_ENV !== 'production', settings })
  const { describeStart } = await import('@/lib/server/describe-start')
  await describeStart()
  // Development restarts too often to drain anything.
  if (process.env.NODE_ENV !== 'production') return
  const { drainOnSignals } = await import('@/lib/server/drain')
  const { guardConsole, surviveLostOutput } = await import('@/lib/server/guard-console')
  const { getServices } = await import('@/lib/server/create-services')
  const services = await getServices()
  surviveLostOutput()
  guardConsole(services.log)
  drainOnSignals(services)
}
