/** What the capacity bench loads: the route as it runs in production, and the AI SDK's. */
import { TARGETS, type Target } from '@/bench/relay/targets'
import { startApp } from '@/e2e/support/app'
import { startPostgres, startRedis } from '@/scripts/servers.mjs'

/** The targets, and the servers that some of them need. */
export interface CapacityTargets {
  /** The route with its log and checkpoints on Postgres. */
  ours: Target
  oursWithRedis: Target
  streamText: Target
  /** What the bench itself can carry. */
  proxy: Target
  stop(): Promise<void>
}

/** Starts the servers. */
export async function prepareTargets(): Promise<CapacityTargets> {
  const postgres = await startPostgres()
  const redis = await startRedis()
  const route = (name: string, environment: Record<string, string>): Target => ({
    name,
    path: '/api/chat',
    form: 'chat',
    start: async (upstream) =>
      startApp({
        ANTHROPIC_BASE_URL: upstream,
        AUTH_SECRET: 'a secret of the benches',
        DATABASE_URL: await postgres.createDatabase(),
        ...environment,
      }),
  })
  return {
    ours: route('POST /api/chat', {}),
    oursWithRedis: route('POST /api/chat, Redis', { REDIS_URL: redis.url }),
    streamText: targetNamed('streamText route'),
    proxy: targetNamed('bare byte proxy'),
    async stop() {
      await redis.remove()
      await postgres.remove()
    },
  }
}

function targetNamed(targetName: string): Target {
  const target = TARGETS.find(({ name }) => name === targetName)
  if (!target) throw new Error(`There is no target ${targetName}`)
  return target
}
