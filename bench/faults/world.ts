/**
 * The setting of the fault benches: Postgres, Redis, the upstream, servers of the built app, and proxies in between.
 */
import { startUpstream, type Upstream } from '@/bench/processes/upstream'
import { startPostgres, startRedis } from '@/scripts/servers.mjs'
import { type Browser, openBrowser } from './browser'
import { createInstance, type Instance } from './instance'
import { REPORTING } from './resources'
import { startTcpProxy, type TcpProxy } from './tcp-proxy'

/** A running world. */
export interface World {
  upstream: Upstream
  postgres: Awaited<ReturnType<typeof startPostgres>>
  /** Undefined when the servers share only Postgres. */
  redis: Awaited<ReturnType<typeof startRedis>> | undefined
  /** The proxies between the servers and their databases. */
  lines: { postgres: TcpProxy; redis: TcpProxy | undefined }
  instances: readonly Instance[]
  /** A visitor with its own session and connection, which the balancer passes to the servers in turn. */
  openBrowser(): Promise<Browser>
  stop(): Promise<void>
}

/** How a world is made. */
export interface WorldOptions {
  instances: number
  /** Whether the servers share a Redis. */
  redis: boolean
  environment?: Record<string, string>
}

const NO_LIMITS = {
  ANSWERS_AT_ONCE_PER_ADDRESS: 'off',
  REQUESTS_AT_ONCE_PER_ADDRESS: 'off',
  ANSWERS_AT_ONCE_PER_PERSON: 'off',
  ANSWERS_PER_MINUTE_PER_ADDRESS: 'off',
  ANSWERS_PER_MINUTE_PER_PERSON: 'off',
  GUESTS_PER_HOUR_PER_ADDRESS: 'off',
}

/** Starts everything. */
export async function startWorld(options: WorldOptions): Promise<World> {
  const closers: Array<() => Promise<unknown>> = []
  const closeLater = <T extends object>(part: T, close: (part: T) => Promise<unknown>) => {
    closers.unshift(() => close(part))
    return part
  }
  const stop = async () => {
    for (const close of closers.splice(0)) await close()
  }
  try {
    const postgres = closeLater(await startPostgres(), (server) => server.remove())
    const redis = options.redis ? closeLater(await startRedis(), (server) => server.remove()) : undefined
    const upstream = closeLater(await startUpstream(), (process) => process.stop())
    const line = async (port: number) => closeLater(await startTcpProxy(() => [port]), (proxy) => proxy.stop())
    const lines = { postgres: await line(postgres.port), redis: redis && (await line(redis.port)) }
    const database = new URL(await postgres.createDatabase())
    database.port = String(lines.postgres.port)
    const environment = {
      ...NO_LIMITS,
      ANTHROPIC_BASE_URL: upstream.url,
      ANTHROPIC_API_KEY: 'any',
      AUTH_SECRET: 'a secret of the benches',
      DATABASE_URL: database.href,
      ...(lines.redis && { REDIS_URL: `redis://127.0.0.1:${lines.redis.port}` }),
      NODE_OPTIONS: REPORTING,
      ...options.environment,
    }
    const instances = Array.from({ length: options.instances }, () =>
      closeLater(createInstance(environment), (instance) => instance.kill()),
    )
    for (const instance of instances) await instance.start()
    let browsers = 0
    return {
      upstream,
      postgres,
      redis,
      lines,
      instances,
      async openBrowser() {
        browsers += 1
        return closeLater(await openBrowser(instances, browsers), (browser) => browser.close())
      },
      stop,
    }
  } catch (error) {
    await stop()
    throw error
  }
}
