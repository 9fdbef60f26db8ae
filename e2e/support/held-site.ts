/** A site that holds every answer: on the embedded database, on Postgres, or two servers with Redis between them. */
import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { PGlite } from '@electric-sql/pglite'
import { Redis } from 'ioredis'
import pg from 'pg'
import { startPostgres, startRedis } from '@/scripts/servers.mjs'
import { type AppProcess, startApp } from './app'
import { type Exchange, type RecordingLine, startRecordingLine } from './recording-line'

/** The three forms. */
export type HeldSiteName = 'embedded' | 'postgres' | 'redis'

/** A running site. Questions go to `producer`; answers are read at `reader`, which is the same without Redis. */
export interface HeldSite {
  producer: RecordingLine
  reader: RecordingLine
  /** Everything that clients got, and that was read from Redis and the database. */
  exchanges(): Exchange[]
  /** What the servers printed. */
  output(): string
  /** Reads all tables but the one of held text, and all of Redis. Returns how many batches are held. */
  readStores(): Promise<number | undefined>
  /** Kills the producer with -9 and starts it again. */
  killAndRestart(): Promise<void>
  stop(): Promise<void>
}

const SECRET = 'a secret of the browser tests'

type Query = (sql: string) => Promise<Array<Record<string, unknown>>>

/** Every row with a canary, of all tables but one, as text; and the number of rows in that one. */
async function readTables(query: Query): Promise<{ text: string; held: number }> {
  const tables = await query(`select tablename as name from pg_tables where schemaname = 'public'`)
  let text = ''
  for (const { name } of tables) {
    if (name === 'held_batches') continue
    const rows = await query(`select t::text as line from "${name}" t where t::text ilike '%kanarie%'`)
    text += rows.map(({ line }) => `${name}: ${line}\n`).join('')
  }
  const [count] = await query(`select count(*)::int as held from held_batches where chunks ilike '%kanarie%'`)
  return { text, held: Number(count?.held) }
}

/** How a key of each type is read; any other holds a string. */
const REDIS_READERS: Readonly<Record<string, (redis: Redis, key: string) => Promise<unknown>>> = {
  stream: (redis, key) => redis.xrange(key, '-', '+'),
  hash: (redis, key) => redis.hgetall(key),
  list: (redis, key) => redis.lrange(key, 0, -1),
  set: (redis, key) => redis.smembers(key),
  zset: (redis, key) => redis.zrange(key, 0, '-1'),
}

/** All of Redis, a line for each key. */
async function readRedis(redis: Redis): Promise<string> {
  const lines: string[] = []
  for (const key of await redis.keys('*')) {
    const read = REDIS_READERS[await redis.type(key)]
    const value = read ? await read(redis, key) : await redis.get(key)
    lines.push(`${key} ${JSON.stringify(value)}`)
  }
  return lines.join('\n')
}

/** Starts a site on an upstream. `nextCut` says where streams are cut. */
export async function startHeldSite(
  name: HeldSiteName,
  upstreamUrl: string,
  nextCut: () => number | undefined,
): Promise<HeldSite> {
  const dataDir = name === 'embedded' ? await mkdtemp(join(tmpdir(), 'firstword-held-')) : undefined
  const postgres = dataDir === undefined ? await startPostgres() : undefined
  const redis = name === 'redis' ? await startRedis() : undefined
  const databaseUrl = await postgres?.createDatabase()
  const environment = {
    ANTHROPIC_BASE_URL: upstreamUrl,
    ANTHROPIC_API_KEY: 'sk-canary-e2e-key',
    AUTH_SECRET: SECRET,
    HOLD_POLICY: 'hold',
    // An answer is held until it has been read in all ways, however busy the machine is.
    UPSTREAM_IDLE_MS: '600000',
    ...(dataDir !== undefined && { DATA_DIR: dataDir, DATABASE_URL: '' }),
    ...(databaseUrl !== undefined && { DATABASE_URL: databaseUrl }),
    ...(redis && { REDIS_URL: redis.url }),
  }
  const start = () => startApp(environment)
  const apps: AppProcess[] = await Promise.all(redis ? [start(), start()] : [start()])
  const printed: string[] = []
  const [first, second = first] = apps
  if (!first || !second) throw new Error('No server was started.')
  const producer = await startRecordingLine(first.url, nextCut)
  const reader = second === first ? producer : await startRecordingLine(second.url, nextCut)

  const stores: Exchange[] = []
  const note = (path: string, at: number, text: string) =>
    stores.push({ method: 'READ', path, status: 0, pieces: [{ at, text }] })
  const client = redis && new Redis(redis.url)
  // Redis ends before they do.
  client?.on('error', () => {})
  const monitor = client && (await client.monitor())
  monitor?.on('error', () => {})
  monitor?.on('monitor', (_time: string, sent: string[]) => note('monitor of Redis', performance.now(), sent.join(' ')))

  async function onPostgres<T>(run: (query: Query) => Promise<T>): Promise<T> {
    const connection = new pg.Client(databaseUrl)
    await connection.connect()
    const result = await run(async (sql) => (await connection.query(sql)).rows)
    await connection.end()
    return result
  }

  async function readStores() {
    const at = performance.now()
    if (client) note('Redis', at, await readRedis(client))
    if (databaseUrl === undefined) return undefined
    const { text, held } = await onPostgres(readTables)
    note('Postgres', at, text)
    return held
  }

  /** The embedded database can be read by others only when its server is gone. */
  async function readEmbedded(folder: string) {
    const copy = await mkdtemp(join(tmpdir(), 'firstword-held-copy-'))
    const at = performance.now()
    await cp(join(folder, 'postgres'), join(copy, 'postgres'), { recursive: true })
    const lite = await PGlite.create(join(copy, 'postgres'))
    const { text, held } = await readTables(async (sql) => (await lite.query<Record<string, unknown>>(sql)).rows)
    await lite.close()
    await rm(copy, { recursive: true, force: true })
    note('embedded database', at, text)
    if (held === 0) throw new Error('Nothing was held in the embedded database.')
  }

  async function endLeases() {
    await onPostgres((query) => query(`update messages set lease_until = now() where status = 'running'`))
  }

  return {
    producer,
    reader,
    exchanges: () => [...producer.exchanges, ...(reader === producer ? [] : reader.exchanges), ...stores],
    output: () => [...printed, ...apps.map((app) => app.output())].join(''),
    readStores,
    async killAndRestart() {
      const [killed] = apps
      if (!killed) throw new Error('No server runs.')
      process.kill(killed.pid, 'SIGKILL')
      await killed.stop()
      printed.push(killed.output())
      if (dataDir !== undefined) await readEmbedded(dataDir)
      else await endLeases()
      const again = await start()
      apps[0] = again
      producer.retarget(again.url)
    },
    async stop() {
      await Promise.all(apps.map((app) => app.stop()))
      await producer.stop()
      if (reader !== producer) await reader.stop()
      monitor?.disconnect()
      client?.disconnect()
      await redis?.remove()
      await postgres?.remove()
      if (dataDir !== undefined) await rm(dataDir, { recursive: true, force: true })
    },
  }
}
