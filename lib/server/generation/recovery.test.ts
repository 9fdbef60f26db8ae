/** Lost answers are ended until none is left, however many there are and whatever is wrong with one of them. */
import { and, eq, like } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Database } from '@/lib/server/database/database'
import { addHeldAnswer, addHeldChunks, moveHeldAnswer } from '@/lib/server/database/held'
import { chats, messages, usageCalls } from '@/lib/server/database/schema'
import type { Chunk } from '@/lib/shared/chunk'
import { leastTokens } from '@/lib/shared/estimate-tokens'
import { logIdOf, newId } from '@/lib/shared/ids'
import type { Part } from '@/lib/shared/message'
import { holdNotice } from '@/lib/stream/fixtures/hold-notice'
import { makePerson, scriptedProvider, testServices } from './fixtures/test-services'
import { createRecovery } from './recovery'
import { earlierChunks } from './segments'

const MANY = 450

/** Answers whose producer is gone; their ids begin alike. */
async function lostAnswers({ queries }: Database, count: number, parts: Part[] = [{ type: 'text', text: 'so far' }]) {
  const ownerId = await makePerson()
  const beginning = newId()
  const ids = Array.from({ length: count }, (_, at) => `${beginning}-${at}`)
  await queries.insert(chats).values(ids.map((id) => ({ id, ownerId, title: 'lost' })))
  await queries.insert(messages).values(
    ids.map((id) => ({
      id,
      chatId: id,
      ownerId,
      depth: 1,
      role: 'assistant' as const,
      status: 'running',
      parts,
      metadata: {},
    })),
  )
  const running = async () =>
    (
      await queries
        .select({ id: messages.id })
        .from(messages)
        .where(and(like(messages.id, `${beginning}-%`), eq(messages.status, 'running')))
    ).map(({ id }) => id)
  return { ids, running }
}

test('one look ends all that were lost', async () => {
  const { database, recovery } = testServices(scriptedProvider())
  // Other tests leave some as well.
  await recovery.look()
  const { running } = await lostAnswers(database, MANY)
  expect(await running()).toHaveLength(MANY)
  // Other tests may have left lost answers behind.
  expect(await recovery.look()).toBeGreaterThanOrEqual(MANY)
  expect(await running()).toEqual([])
}, 120_000)

test('an answer that cannot be ended stops neither the others nor the recovery', async () => {
  const services = testServices(scriptedProvider())
  const { database, streamLog } = services
  await services.recovery.look()
  const { ids, running } = await lostAnswers(database, 205)
  const bad = ids.slice(0, 3)
  const recovery = createRecovery({
    ...services,
    streamLog: {
      ...streamLog,
      soFar: (logId) => (bad.includes(logId) ? Promise.reject(new Error('a broken log')) : streamLog.soFar(logId)),
    },
  })
  expect(await recovery.look()).toBeGreaterThanOrEqual(ids.length - bad.length)
  expect((await running()).sort()).toEqual(bad.sort())
  expect(services.lines.join('\n')).toContain('could not be ended')
}, 120_000)

test('calls that were open are over, also when there is no log', async () => {
  const { database, recovery } = testServices(scriptedProvider())
  const call = (toolCallId: string, rest: object) =>
    ({ type: 'tool-x', toolCallId, input: {}, ...rest }) as unknown as Part
  const over = call('over', { state: 'output-available', output: 1 })
  const asked = { state: 'approval-requested', approval: { id: 'asked' } }
  const { ids } = await lostAnswers(database, 1, [
    over,
    call('asked', asked),
    call('runs', { state: 'input-available' }),
  ])
  await recovery.look()
  const [row] = await database.queries
    .select({ parts: messages.parts })
    .from(messages)
    .where(eq(messages.id, ids[0] ?? ''))
  const failed = { state: 'output-error', errorText: expect.stringContaining('interrupted') }
  expect(row?.parts).toMatchObject([over, failed, failed])
})

test('a lost continuation counts only what it said itself', async () => {
  const { database, streamLog, recovery } = testServices(scriptedProvider())
  const before: Part[] = [{ type: 'text', text: 'All of this was counted with its own segment. '.repeat(50) }]
  const { ids } = await lostAnswers(database, 1, before)
  const id = ids[0] ?? ''
  await database.queries.update(messages).set({ segment: 2 }).where(eq(messages.id, id))
  const logId = logIdOf(id, 2)
  await streamLog.claim(logId)
  streamLog.append(logId, [
    { type: 'start', messageId: id },
    ...earlierChunks({ message: { id, role: 'assistant', parts: before }, reason: 'stopped' }, new Date()),
    { type: 'start-step' },
    { type: 'text-start', id: 'new' },
    { type: 'text-delta', id: 'new', delta: 'Said anew.' },
  ])
  streamLog.finish(logId)
  await recovery.look()
  const [row] = await database.queries.select().from(messages).where(eq(messages.id, id))
  expect(row?.metadata.segments?.at(-1)?.usage?.outputTokens).toBe(leastTokens(['Said anew.']))
})

const counted = (inputTokens: number, outputTokens: number): Chunk => ({
  type: 'data-usage',
  data: { inputTokens, outputTokens, cacheReadTokens: 0, cacheWriteTokens: 0 },
  transient: true,
})
const said = (name: string, delta: string): Chunk[] => [
  { type: 'text-start', id: name },
  { type: 'text-delta', id: name, delta },
]

test('of several calls, the one that was lost is entered into the ledger; those that had ended are in it already', async () => {
  const { database, streamLog, recovery } = testServices(scriptedProvider())
  const { ids } = await lostAnswers(database, 1, [])
  const id = ids[0] ?? ''
  const logId = logIdOf(id, 1)
  await streamLog.claim(logId)
  streamLog.append(logId, [
    { type: 'start', messageId: id, messageMetadata: { model: 'claude-sonnet-5-5' } },
    { type: 'start-step' },
    counted(100, 1),
    ...said('first', 'The first call. '.repeat(50)),
    counted(100, 70),
    { type: 'finish-step' },
    ...said('server', 'A heading of the server. '.repeat(50)),
    { type: 'start-step' },
    counted(200, 1),
    ...said('second', 'Lost here.'),
  ])
  streamLog.finish(logId)
  await recovery.look()
  const [row] = await database.queries.select().from(messages).where(eq(messages.id, id))
  const lost = leastTokens(['Lost here.'])
  expect(row?.metadata.usage).toMatchObject({ inputTokens: 300, outputTokens: 70 + lost })
  const entries = await database.queries.select().from(usageCalls).where(eq(usageCalls.answerId, id))
  expect(entries).toMatchObject([{ inputTokens: 200, outputTokens: lost, estimated: true }])
})

test('calls that ended while they were held are entered by whoever ends a lost answer, those of earlier segments are not', async () => {
  const { database, streamLog, recovery } = testServices(scriptedProvider())
  const { queries } = database
  const { ids } = await lostAnswers(database, 1, [])
  const id = ids[0] ?? ''
  await queries.update(messages).set({ segment: 2 }).where(eq(messages.id, id))
  const call = (input: number, output: number, text: string): Chunk[] => [
    { type: 'start-step' },
    counted(input, 1),
    ...said(text, text),
    counted(input, output),
    { type: 'finish-step' },
  ]
  const [first, second] = [logIdOf(id, 1), logIdOf(id, 2)]
  await addHeldAnswer(queries, id, first)
  await addHeldChunks(queries, first, 1, call(100, 10, 'Entered with its segment.'))
  await moveHeldAnswer(queries, id, { from: first, to: second })
  await addHeldChunks(queries, second, 2, call(200, 20, 'Ended unseen.'))
  await addHeldChunks(queries, second, 3, [{ type: 'start-step' }, counted(300, 1), ...said('c', 'Lost.')])
  await streamLog.claim(second)
  streamLog.append(second, [
    { type: 'start', messageId: id, messageMetadata: { model: 'claude-sonnet-5-5' } },
    holdNotice(),
  ])
  streamLog.finish(second)
  await recovery.look()
  const entries = await queries.select().from(usageCalls).where(eq(usageCalls.answerId, id))
  expect(entries.map(({ inputTokens, outputTokens }) => [inputTokens, outputTokens])).toEqual([
    [200, 20],
    [300, leastTokens(['Lost.'])],
  ])
})
