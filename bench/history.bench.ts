/**
 * A person with 10,000 chats and 200,000 messages on a Postgres server: how long listing, searching and opening chats
 * take on the server, compared with a statement that reads nothing.
 */
import { loadavg } from 'node:os'
import { sql } from 'drizzle-orm'
import { listChats } from '@/lib/server/chats/list-chats'
import { readChatPage } from '@/lib/server/chats/read-chat'
import { searchChats } from '@/lib/server/chats/search-chats'
import { type Queries, rowsOf } from '@/lib/server/database/database'
import { seededRandom } from '@/lib/server/database/fixtures/kills'
import { CHATS, MESSAGES_PER_CHAT, PERSON, SEARCHES, seedHistory } from '@/lib/server/database/fixtures/seed-history'
import { openPostgresDatabase } from '@/lib/server/database/postgres-database'
import { createMemoryStreamLog } from '@/lib/server/stream-log/memory-stream-log'
import { findServers, SERVERS_HINT, startPostgres } from '@/scripts/servers.mjs'
import { percentile, printTable } from './support'

const streamLog = createMemoryStreamLog({ retentionMs: 60_000 })

const RUNS = 200
const WARM_UP_RUNS = 5
const LIMIT_MS = 100
const NOTHING = 'select 1'

type Work = () => Promise<unknown>

interface Place {
  chatId: string
  messageId: string
  askedAt: number
}

/** Seeds a server and measures on it. */
export async function run() {
  if (!findServers().postgres) throw new Error(`The bench needs a Postgres: ${SERVERS_HINT}`)
  const server = await startPostgres()
  try {
    const url = await server.createDatabase()
    const database = await openPostgresDatabase(url)
    const started = performance.now()
    await seedHistory(url, CHATS)
    console.log(`Seeded in ${((performance.now() - started) / 1_000).toFixed(0)} s.`)
    await measureHistory(database.queries)
    await database.close()
  } finally {
    await server.remove()
  }
}

/** Measures on a seeded database. */
export async function measureHistory(queries: Queries) {
  const tasks = Object.entries(await tasksOf(queries))
  const durations = new Map<string, number[]>(tasks.map(([name]) => [name, []]))
  const before = loadavg()[0] ?? 0
  // In turn, so that other load on the machine affects all alike.
  for (let round = -WARM_UP_RUNS; round < RUNS; round += 1) {
    for (const [name, next] of tasks) {
      const work = next()
      const started = performance.now()
      await work()
      if (round >= 0) durations.get(name)?.push(performance.now() - started)
    }
  }
  const figures = (name: string) => {
    const values = durations.get(name) ?? []
    return { p50: percentile(values, 0.5), p95: percentile(values, 0.95), longest: Math.max(...values) }
  }
  const nothing = figures(NOTHING)
  const load = [before, loadavg()[0] ?? 0].map((value) => value.toFixed(1)).join(' to ')
  printTable(
    `${CHATS} chats and ${CHATS * MESSAGES_PER_CHAT} messages of one person, ${RUNS} runs each, machine load ${load} (ms)`,
    [
      ['what', 'p50', 'p95', 'longest', 'p50 of select 1', `p95 below ${LIMIT_MS}`],
      ...tasks.map(([name]) => {
        const { p50, p95, longest } = figures(name)
        const ratio = (p50 / nothing.p50).toFixed(1)
        return [name, p50.toFixed(1), p95.toFixed(1), longest.toFixed(1), ratio, p95 < LIMIT_MS ? 'yes' : 'no']
      }),
    ],
  )
}

/** The tasks; each call returns the next run, with another place or search term. */
async function tasksOf(queries: Queries): Promise<Record<string, () => Work>> {
  const random = seededRandom(4)
  const pick = <T>(values: readonly T[]): T => {
    const value = values[Math.floor(random() * values.length)]
    if (value === undefined) throw new Error('there is nothing to pick from')
    return value
  }
  const places = (isLong: boolean) =>
    rowsOf<Place>(
      queries,
      sql`select chats.id as "chatId", messages.id as "messageId",
            (extract(epoch from asked_at) * 1000)::float8 as "askedAt"
          from chats join messages on chat_id = chats.id and depth = ${isLong ? 500 : 5}
          where chats.owner_id = ${PERSON} and deleted_at is null
            and exists (select from messages m where m.chat_id = chats.id and m.depth = 11) = ${isLong}`,
    )
  const [short, long] = [await places(false), await places(true)]
  const others = await rowsOf<{ id: string }>(queries, sql`select id from users where id <> ${PERSON}`)
  const search = (terms: readonly string[], ownerId = PERSON) => {
    const q = pick(terms)
    return () => searchChats(queries, ownerId, { q })
  }
  const open = (from: readonly Place[], query: (place: Place) => Parameters<typeof readChatPage>[4]) => {
    const place = pick(from)
    return () => readChatPage(queries, streamLog, place.chatId, PERSON, query(place))
  }
  const allTerms = Object.values(SEARCHES).flat()
  return {
    [NOTHING]: () => () => queries.execute(sql`select 1`),
    'the list, first page': () => () => listChats(queries, PERSON, {}),
    'the list, any page': () => {
      const cursor = `${Math.round(pick(short).askedAt)}.0`
      return () => listChats(queries, PERSON, { cursor })
    },
    'the archive': () => () => listChats(queries, PERSON, { archived: 'true' }),
    ...Object.fromEntries(
      Object.entries(SEARCHES).map(([kind, terms]) => [`search: ${kind}`, () => search(terms)] as const),
    ),
    'search: any, in one long chat': () => {
      const [q, { chatId }] = [pick(allTerms), pick(long)]
      return () => searchChats(queries, PERSON, { q, chatId })
    },
    'search: any, of a person with few chats': () => search(allTerms, pick(others).id),
    'a short chat': () => open(short, () => ({ limit: 50 })),
    'a long chat, its end': () => open(long, () => ({ limit: 50 })),
    'a long chat, older messages': () => open(long, ({ messageId }) => ({ limit: 50, before: messageId })),
    'a long chat, around a hit': () => open(long, ({ messageId }) => ({ limit: 50, around: messageId })),
  }
}
