/** The composition root: picks the adapters by the settings and builds each once. Only this file knows which ones run. */
import type { Redis } from 'ioredis'
import { createSignIn } from '@/lib/server/auth/openid-sign-in'
import { loadOrMakeSecret } from '@/lib/server/auth/secret'
import { startClearingAway } from '@/lib/server/clear-away'
import { type Config, getConfig } from '@/lib/server/config'
import type { Database } from '@/lib/server/database/database'
import { openEmbeddedDatabase, openMemoryDatabase } from '@/lib/server/database/embedded/embedded-database'
import { openPostgresDatabase } from '@/lib/server/database/postgres-database'
import { createDrain } from '@/lib/server/drain'
import { createDatabaseFileStorage } from '@/lib/server/files/database-file-storage'
import { createS3FileStorage } from '@/lib/server/files/s3-file-storage'
import { createLeases } from '@/lib/server/generation/leases'
import { createDatabaseRecordings } from '@/lib/server/generation/recordings/database-recordings'
import { createLiveRecordings } from '@/lib/server/generation/recordings/live-recordings'
import { createRecovery } from '@/lib/server/generation/recovery'
import { createEmbeddedClassifier } from '@/lib/server/hold/embedded-classifier'
import { createHeldAnswers } from '@/lib/server/hold/held-answers'
import { readOwnTopics } from '@/lib/server/hold/own-topics'
import { createReview } from '@/lib/server/hold/review'
import { createLimits } from '@/lib/server/limits/limits'
import { createReads } from '@/lib/server/limits/read-queue'
import { createLogger, type Logger } from '@/lib/server/log'
import { createAnthropicProvider } from '@/lib/server/provider/anthropic-provider'
import { createLearningProvider } from '@/lib/server/provider/learning-provider'
import type { ModelProvider } from '@/lib/server/provider/provider'
import { anotherConnection, connectRedis } from '@/lib/server/redis'
import type { Services } from '@/lib/server/services'
import { simulatorFetch } from '@/lib/server/simulator/simulator'
import { createStorage } from '@/lib/server/storage/storage'
import { createDatabaseLog } from '@/lib/server/stream-log/database-log'
import { createMemoryStreamLog } from '@/lib/server/stream-log/memory-stream-log'
import { createRedisLog } from '@/lib/server/stream-log/redis-log'
import { createSharedStreamLog } from '@/lib/server/stream-log/shared-stream-log'
import { LOG_RETENTION_MS, type StreamLog } from '@/lib/server/stream-log/stream-log'
import { TOOLS } from '@/lib/server/tools/tools'
import { createBudget } from '@/lib/server/usage/budget'
import { OFFICIAL_API } from '@/lib/shared/base-url'
import { createCatalogue } from './provider/model-catalogue'

const toStdout = (line: string) => void process.stdout.write(`${line}\n`)

/** Builds the services of a configuration; the database is open and up to date then. `print` gets the lines of the log. */
export async function createServices(config: Config, print: (line: string) => void = toStdout): Promise<Services> {
  const authSecret = config.authSecret ?? loadOrMakeSecret(config.dataDir)
  const given = [
    config.apiKey,
    config.bucket?.secretAccessKey,
    config.hold.review?.token,
    passwordIn(config.databaseUrl),
    passwordIn(config.redisUrl),
    ...config.signIn.map(({ clientSecret }) => clientSecret),
  ]
  const secrets = [authSecret, ...given.flatMap((secret) => secret ?? [])]
  const log = createLogger(secrets, print)
  const database = await openDatabase(config)
  const redis = config.redisUrl === undefined ? undefined : connectRedis(config.redisUrl, log)
  const provider = createLearningProvider(createProvider(config), config.serverLimits, log)
  const streamLog = openStreamLog(database, redis, log)
  const recovery = createRecovery({ database, streamLog, log, provider })
  // Before anything is asked: a chat whose answer seems to run takes no question.
  await recovery.look()
  recovery.start()
  const fileStorage = config.bucket ? createS3FileStorage(config.bucket) : createDatabaseFileStorage(database)
  const storage = createStorage(database, config.storage, log)
  startClearingAway({ database, fileStorage, storage, log })
  return {
    config,
    log,
    provider,
    database,
    leases: createLeases(database, log),
    streamLog,
    drain: createDrain(),
    recovery,
    recordings: createDatabaseRecordings(database, log, config.recordingRetentionDays, undefined, config.storage),
    liveRecordings: createLiveRecordings(),
    fileStorage,
    limits: createLimits(config.limits, redis, log),
    reads: createReads(),
    budget: createBudget(database, config.caps, log),
    storage,
    tools: TOOLS,
    models: createCatalogue({ provider, configured: config.model, log, now: Date.now }),
    heldAnswers: createHeldAnswers(),
    classifier: createEmbeddedClassifier({
      topics: config.hold.topics,
      ownTopics: readOwnTopics(config.hold.termsFile),
    }),
    review: config.hold.review && createReview(config.hold.review, globalThis.fetch),
    signIn: createSignIn({ providers: config.signIn, appOrigin: config.appOrigin, secret: authSecret }),
  }
}

function passwordIn(url: string | undefined): string | undefined {
  return url === undefined ? undefined : decodeURIComponent(new URL(url).password) || undefined
}

function openDatabase({ databaseUrl, embeddedDir }: Config): Promise<Database> {
  if (databaseUrl !== undefined) return openPostgresDatabase(databaseUrl)
  return embeddedDir === undefined ? openMemoryDatabase() : openEmbeddedDatabase(embeddedDir)
}

/** Answers are written in memory, and copied: to the database, and to Redis where there is one. */
function openStreamLog(database: Database, redis: Redis | undefined, log: Logger): StreamLog {
  const own = createMemoryStreamLog({ retentionMs: LOG_RETENTION_MS })
  const checkpoints = createDatabaseLog(database, log)
  if (!redis) return createSharedStreamLog({ kind: 'memory', own, copies: [checkpoints], log })
  const live = createRedisLog({ redis, connect: () => anotherConnection(redis), readOwn: own.entriesAfter, log })
  return createSharedStreamLog({ kind: 'redis', own, copies: [live, checkpoints], log })
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

/** The services of this process. What could not be built is tried again by whoever asks next. */
export function getServices(): Promise<Services> {
  // A build beside a running server would stand in the way of its database, and change that of a deployment.
  if (process.env.NEXT_PHASE === 'phase-production-build') {
    return Promise.reject(new Error('A page or route asked for the database while the app was built.'))
  }
  const shared = globalThis as { [KEY]?: Promise<Services> }
  shared[KEY] ??= createServices(getConfig()).catch((error) => {
    shared[KEY] = undefined
    throw error
  })
  return shared[KEY]
}
