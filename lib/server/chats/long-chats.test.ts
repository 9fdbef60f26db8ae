/** Long chats: no step of a walk reads more than its row, pages and requests are bounded, and a whole chat comes in pieces. */
import type pg from 'pg'
import { beforeAll, describe, expect, test } from 'vitest'
import { readBranch, readTurns, selectMessage, setSummary } from '@/lib/server/database/branches'
import { queriesOn } from '@/lib/server/database/connection'
import type { Queries } from '@/lib/server/database/database'
import { memoryDatabase } from '@/lib/server/database/fixtures/memory-database'
import { readPlace } from '@/lib/server/database/placing'
import { createPreparedStatements } from '@/lib/server/database/prepared-client'
import { storeChat, type TreeMessage } from '@/lib/server/database/store-chat'
import { makePerson } from '@/lib/server/generation/fixtures/test-services'
import { createMemoryStreamLog } from '@/lib/server/stream-log/memory-stream-log'
import { newId } from '@/lib/shared/ids'
import { createSlices } from '@/lib/shared/slices'
import { readChatPage } from './read-chat'
import { readWholeChat } from './read-whole-chat'

const streamLog = createMemoryStreamLog({ retentionMs: 60_000 })
const { queries } = memoryDatabase

interface Kept {
  chatId: string
  ownerId: string
  ids: string[]
}

/** Stores a chain of messages, each with a sibling where that is wanted. */
async function keepChain(texts: readonly string[], siblings = false): Promise<Kept> {
  const ownerId = await makePerson()
  const chatId = newId()
  const messages: TreeMessage[] = []
  const ids = texts.map(() => newId())
  for (const [at, text] of texts.entries()) {
    const base = { role: at % 2 === 0 ? 'user' : 'assistant', status: 'complete', metadata: {} } as const
    const parentId = ids[at - 1] ?? null
    const message = { ...base, parentId, parts: [{ type: 'text' as const, text }], createdAt: new Date(1_000 + at) }
    if (siblings) messages.push({ ...message, id: newId() })
    messages.push({ ...message, id: ids[at] ?? '' })
  }
  const chat = { id: chatId, ownerId, title: 'T', titleSource: 'person', createdAt: new Date(), messages } as const
  await storeChat(
    memoryDatabase,
    { ...chat, leafId: ids.at(-1) ?? '' },
    createSlices(async () => {}),
  )
  return { chatId, ownerId, ids }
}

interface PlanNode {
  'Actual Rows': number
  'Actual Loops': number
  'Rows Removed by Filter'?: number
  'Rows Removed by Join Filter'?: number
  'Rows Removed by Index Recheck'?: number
  Plans?: PlanNode[]
}

/** Rows that the steps of a plan looked at. */
function rowsIn(node: PlanNode): number {
  const removed = Object.entries(node).filter(([key]) => key.startsWith('Rows Removed'))
  const each = removed.reduce((sum, [, count]) => sum + Number(count), node['Actual Rows'])
  return each * node['Actual Loops'] + (node.Plans ?? []).reduce((sum, child) => sum + rowsIn(child), 0)
}

/** The queries of the database, and how many rows their statements looked at. */
function counting(): { counted: Queries; rows(): number; texts: string[] } {
  const { $client } = queries as unknown as { $client: pg.Client }
  const texts: string[] = []
  let rows = 0
  const query = async (asked: { text: string }, values: unknown[]) => {
    texts.push(asked.text)
    const explain = { text: `explain (analyze, format json) ${asked.text}`, values }
    const explained = await $client.query<{ 'QUERY PLAN': [{ Plan: PlanNode }] }>(explain)
    rows += rowsIn(explained.rows[0]?.['QUERY PLAN'][0].Plan as PlanNode)
    return $client.query(asked as never, values as never)
  }
  return { counted: queriesOn(Object.assign(Object.create($client), { query })), rows: () => rows, texts }
}

/** On a database of which nothing was known before: its tables have no statistics but those that storing a chat brings. */
describe('what a chat costs', () => {
  const LENGTH = 200
  let chat: Kept
  beforeAll(async () => {
    for (let at = 0; at < 5; at += 1) await keepChain(Array(20).fill('x'))
    chat = await keepChain(Array(LENGTH).fill('x'), true)
  })
  const leaf = () => chat.ids.at(-1) ?? ''
  const wanted = () => {
    const { chatId, ownerId } = chat
    return { chatId, askerId: ownerId, clientId: 'c', digest: 'd', regenerates: undefined, parentId: undefined }
  }

  test.each<[string, number, (queries: Queries) => Promise<unknown>]>([
    ['its end', 50, (on) => readChatPage(on, streamLog, chat.chatId, chat.ownerId, { limit: 50 })],
    [
      'its middle',
      50,
      (on) => readChatPage(on, streamLog, chat.chatId, chat.ownerId, { around: chat.ids[100], limit: 50 }),
    ],
    ['its branch', LENGTH, (on) => readBranch(on, chat.chatId, leaf())],
    ['its turns', LENGTH, (on) => readTurns(on, chat.chatId, leaf())],
    ['choosing a way', LENGTH, (on) => selectMessage(on, chat.chatId, leaf())],
    ['a question', LENGTH, (on) => readPlace(on, wanted())],
  ])('%s: some rows for each message', async (_name, count, read) => {
    const { counted, rows, texts } = counting()
    await read(counted)
    expect(texts.length).toBeGreaterThan(0)
    expect(rows()).toBeGreaterThan(count)
    expect(rows()).toBeLessThan(30 * count)
  })

  test('no walk keeps a plan from when its chat was small', async () => {
    const { counted, texts } = counting()
    await readChatPage(counted, streamLog, chat.chatId, chat.ownerId, { limit: 50 })
    await readPlace(counted, wanted())
    const walks = texts.filter((text) => /recursive/.test(text))
    expect(walks).toHaveLength(2)
    const { nameOf } = createPreparedStatements()
    for (const text of walks) expect([1, 2, 3, 4].map(() => nameOf(text))).toEqual(Array(4).fill(undefined))
  })

  test('the whole of it comes in pieces, and says what its page says', async () => {
    const pieces: string[] = []
    for await (const piece of await readWholeChat(queries, streamLog, chat.chatId, chat.ownerId)) pieces.push(piece)
    const page = await readChatPage(queries, streamLog, chat.chatId, chat.ownerId, {})
    expect(JSON.parse(pieces.join(''))).toEqual(JSON.parse(JSON.stringify(page)))
    expect(page.messages).toHaveLength(LENGTH)
  })
})

describe('long messages', () => {
  test('a page ends where it is full, and the others have the rest', async () => {
    const { chatId, ownerId, ids } = await keepChain(Array(8).fill('ab\n\n'.repeat(100_000)))
    const read = (query: object) => readChatPage(queries, streamLog, chatId, ownerId, query)
    const end = await read({ limit: 50 })
    expect([end.messages.map(({ id }) => id), end.hasOlder]).toEqual([ids.slice(-2), true])
    const older = await read({ limit: 50, before: ids[6] })
    expect([older.messages.map(({ id }) => id), older.hasOlder]).toEqual([ids.slice(4, 6), true])
    const newer = await read({ limit: 50, after: ids[0] })
    expect([newer.messages.map(({ id }) => id), newer.hasNewer]).toEqual([ids.slice(1, 2), true])
    const pieces: number[] = []
    for await (const piece of await readWholeChat(queries, streamLog, chatId, ownerId)) pieces.push(piece.length)
    expect(pieces).toHaveLength(9)
  })

  test('a request holds at most 8 MB of a branch; a summary makes room', async () => {
    const { chatId, ownerId, ids } = await keepChain(Array(10).fill('abc '.repeat(250_000)))
    const wanted = { chatId, askerId: ownerId, clientId: 'c', digest: 'd', regenerates: undefined, parentId: undefined }
    const full = await readPlace(queries, wanted)
    expect([full.isCut, full.turns]).toEqual([true, []])
    expect((await readTurns(queries, chatId, ids.at(-1) ?? '')).isCut).toBe(true)
    const summary = { text: 'So far.', model: 'm', createdAt: new Date().toISOString() }
    await setSummary(queries, chatId, ids[7] ?? '', summary)
    const free = await readPlace(queries, wanted)
    expect([free.isCut, free.turns.map(({ id }) => id)]).toEqual([false, ids.slice(7)])
    const { isCut, turns } = await readTurns(queries, chatId, ids.at(-1) ?? '')
    expect([isCut, turns.map(({ id }) => id)]).toEqual([false, ids.slice(7)])
  })
})
