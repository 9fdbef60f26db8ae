/** Picks the adapters from the settings and builds each once: the only file that knows which ones run. */
import { createGuests, type Guests } from '@/lib/server/auth/guest'
import { loadOrMakeSecret } from '@/lib/server/auth/secret'
import { type Config, getConfig } from '@/lib/server/config'
import { createMemoryRecordings, type Recordings } from '@/lib/server/generation/recording'
import { createLogger, type Logger } from '@/lib/server/log'
import { createAnthropicProvider } from '@/lib/server/provider/anthropic-provider'
import type { ModelProvider } from '@/lib/server/provider/provider'
import { simulatorFetch } from '@/lib/server/simulator/simulator'
import { createMemoryStreamLog } from '@/lib/server/stream-log/memory-stream-log'
import type { StreamLog } from '@/lib/server/stream-log/stream-log'
import type { Tool } from '@/lib/server/tools/tool'
import { TOOLS } from '@/lib/server/tools/tools'

/** What the server's parts are given. */
export interface Services {
  config: Config
  log: Logger
  provider: ModelProvider
  streamLog: StreamLog
  guests: Guests
  recordings: Recordings
  tools: readonly Tool[]
}

const OFFICIAL_API = 'https://api.anthropic.com'
const RETENTION_MS = 15 * 60_000

/** Builds the services of a configuration. */
export function createServices(config: Config): Services {
  const authSecret = config.authSecret ?? loadOrMakeSecret(config.dataDir)
  const secrets = [authSecret, ...(config.apiKey === undefined ? [] : [config.apiKey])]
  return {
    config,
    log: createLogger(secrets, (line) => process.stdout.write(`${line}\n`)),
    provider: createProvider(config),
    streamLog: createMemoryStreamLog({ retentionMs: RETENTION_MS, maxChats: 20_000 }),
    guests: createGuests(authSecret),
    recordings: createMemoryRecordings(100_000),
    tools: TOOLS,
  }
}

function createProvider(config: Config): ModelProvider {
  const { provider: kind, authStyle, apiVersion: version } = config
  if (kind === 'simulator') {
    const fetch = simulatorFetch(config.simulator)
    const baseURL = 'http://simulator.invalid'
    return createAnthropicProvider({ kind, apiKey: 'simulator', baseURL, authStyle, version: undefined, fetch })
  }
  const baseURL = config.baseURL ?? OFFICIAL_API
  // Servers that want no key pass over a made-up one, while gateways and the simulator ask that there be any.
  const apiKey = config.apiKey ?? 'none'
  return createAnthropicProvider({ kind, apiKey, baseURL, authStyle, version, fetch: globalThis.fetch })
}

// Routes and pages get copies of a module of their own; globalThis is the one place that all of them share.
const KEY = Symbol.for('firstword.services')

/** The services of this process. */
export function getServices(): Services {
  const shared = globalThis as { [KEY]?: Services }
  shared[KEY] ??= createServices(getConfig())
  return shared[KEY]
}
