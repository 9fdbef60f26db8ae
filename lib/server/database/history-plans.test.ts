/** How Postgres reads a large history: by its indexes, never all chats or all messages one after another. */
import { type SQL, sql } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/node-postgres'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listChats } from '@/lib/server/chats/list-chats'
import { readChatPage } from '@/lib/server/chats/read-chat'
import { searchChats } from '@/lib/server/chats/search-chats'
import { createMemoryStreamLog } from '@/lib/server/stream-log/memory-stream-log'
import type { ChatId, MessageId } from '@/lib/shared/ids'
import { rounds } from '@/scripts/rounds.mjs'
import { findServers } from '@/scripts/servers.mjs'
import { findChat } from './chats'
import { type Queries, rowsOf } from './database'
import { MESSAGES_PER_CHAT, PERSON, SEARCHES, seedHistory } from './fixtures/seed-history'
import { emptyPostgresDatabase } from './fixtures/shared'
import { openPostgresDatabase } from './postgres-database'
import { schema } from './schema'

/** A statement as it goes to the server. */
interface Statement {
  text: string
  parameters: unknown[]
}

/** What `explain (format json)` says of one step. */
interface PlanNode {
  'Node Type': string
  'Relation Name'?: string
  Plans?: PlanNode[]
}

// With fewer the server reads a whole table, and is right to.
const CHATS = rounds(3_000, 10_000)
const MESSAGES = CHATS * MESSAGES_PER_CHAT
const LARGE = ['chats', 'messages']
const streamLog = createMemoryStreamLog({ retentionMs: 60_000 })

function nodesOf(plan: PlanNode): PlanNode[] {
  return [plan, ...(plan.Plans ?? []).flatMap(nodesOf)]
}

/** Chats and messages that a plan reads from beginning to end. */
function scannedTables(plan: PlanNode): string[] {
  return nodesOf(plan).flatMap(({ 'Node Type': type, 'Relation Name': table = '' }) =>
    type === 'Seq Scan' && LARGE.includes(table) ? [table] : [],
  )
}

describe.skipIf(!findServers().postgres)(`the plans on ${CHATS} chats and ${MESSAGES} messages`, () => {
  let client: pg.Pool
  let queries: Queries
  let long: { chatId: ChatId; middle: MessageId }
  const statements: Statement[] = []

  beforeAll(async () => {
    const url = await emptyPostgresDatabase()
    const database = await openPostgresDatabase(url)
    await database.close()
    await seedHistory(url, CHATS)
    client = new pg.Pool({ connectionString: url })
    const logQuery = (text: string, parameters: unknown[]) => statements.push({ text, parameters })
    queries = drizzle(client, { schema, logger: { logQuery } })
    const [middle] = await rowsOf<typeof long>(
      queries,
      sql`select chat_id as "chatId", id as middle from messages where owner_id = ${PERSON} and depth = 500 limit 1`,
    )
    if (!middle) throw new Error('there is no long chat')
    long = middle
  }, 300_000)
  afterAll(() => client?.end())

  async function planOf(on: Pick<pg.PoolClient, 'query'>, { text, parameters }: Statement): Promise<PlanNode> {
    const { rows } = await on.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(`explain (format json) ${text}`, parameters)
    const [row] = rows
    if (!row) throw new Error('the server explained nothing')
    return row['QUERY PLAN'][0].Plan
  }

  /** What the product asks while it does something; each that touches a large table. */
  async function statementsOf(work: () => Promise<unknown>): Promise<Statement[]> {
    statements.length = 0
    await work()
    return statements.filter(({ text }) => LARGE.some((table) => text.includes(table)))
  }

  async function expectNoScan(work: () => Promise<unknown>, atLeast: number) {
    const asked = await statementsOf(work)
    expect(asked.length).toBeGreaterThanOrEqual(atLeast)
    for (const statement of asked) {
      const plan = await planOf(client, statement)
      expect(scannedTables(plan), `${statement.text}\n${JSON.stringify(plan, null, 1)}`).toEqual([])
    }
  }

  test('the data is there', async () => {
    const count = (from: SQL) => rowsOf<{ count: number }>(queries, sql`select count(*)::int as count from ${from}`)
    expect(await count(sql`chats where owner_id = ${PERSON}`)).toEqual([{ count: CHATS }])
    expect(await count(sql`messages where owner_id = ${PERSON}`)).toEqual([{ count: MESSAGES }])
  })

  test('the check finds a statement that no index serves', async () => {
    for (const [table, text] of [
      ['chats', 'select id from chats where title = $1'],
      ['messages', 'select id from messages where digest = $1'],
    ] as const) {
      expect(scannedTables(await planOf(client, { text, parameters: ['x'] }))).toEqual([table])
    }
  })

  test('the check finds an index that is missing', async () => {
    const list = await statementsOf(() => listChats(queries, PERSON, { archived: 'true' }))
    const open = await statementsOf(() => readChatPage(queries, streamLog, long.chatId, PERSON, { limit: 50 }))
    const scanned = new Set<string>()
    const connection = await client.connect()
    try {
      await connection.query('begin')
      await connection.query('drop index chats_list')
      await connection.query('drop index messages_children')
      await connection.query('drop index messages_client')
      await connection.query('alter table messages drop constraint messages_chat_id_id_pk cascade')
      for (const statement of [...list, ...open]) {
        for (const table of scannedTables(await planOf(connection, statement))) scanned.add(table)
      }
    } finally {
      await connection.query('rollback')
      connection.release()
    }
    expect([...scanned].sort()).toEqual(LARGE)
  })

  describe('the list', () => {
    test('its first page', () => expectNoScan(() => listChats(queries, PERSON, {}), 2))

    test('every page, from its beginning, its middle and its end', async () => {
      for (const share of [0, 0.5, 0.99]) {
        const askedAt = Date.now() - CHATS * share * 2 * 60 * 60 * 1_000
        await expectNoScan(() => listChats(queries, PERSON, { cursor: `${Math.round(askedAt)}.0` }), 1)
      }
    })

    test('the archive', () => expectNoScan(() => listChats(queries, PERSON, { archived: 'true' }), 1))
  })

  describe('the search', () => {
    for (const [kind, terms] of Object.entries(SEARCHES)) {
      for (const q of terms) {
        test(`${kind}: ${q}`, async () => {
          const { hits } = await searchChats(queries, PERSON, { q })
          expect(hits.length > 0).toBe(kind !== 'without a hit')
          await expectNoScan(() => searchChats(queries, PERSON, { q }), hits.length > 0 ? 3 : 2)
        })
        test(`${kind}, in one chat: ${q}`, () =>
          expectNoScan(() => searchChats(queries, PERSON, { q, chatId: long.chatId }), 2))
      }
    }
  })

  describe('a chat', () => {
    test('found by its id', () => expectNoScan(() => findChat(queries, long.chatId, PERSON), 1))

    test.each([
      ['its end', () => ({ limit: 50 }), 5],
      ['before a message', () => ({ limit: 50, before: long.middle }), 6],
      ['after a message', () => ({ limit: 50, after: long.middle }), 5],
      ['around a message', () => ({ limit: 50, around: long.middle }), 7],
      ['whole', () => ({}), 5],
    ])('%s', (_name, query, atLeast) =>
      expectNoScan(() => readChatPage(queries, streamLog, long.chatId, PERSON, query()), atLeast),
    )
  })
})
