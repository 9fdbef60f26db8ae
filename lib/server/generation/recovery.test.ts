/** Lost answers are looked for until none is left, however many there are and whatever is wrong with one of them. */
import { and, eq, like } from 'drizzle-orm'
import { expect, test } from 'vitest'
import type { Database } from '@/lib/server/database/database'
import { chats, messages } from '@/lib/server/database/schema'
import { newId } from '@/lib/shared/ids'
import { makePerson, scriptedProvider, testServices } from './fixtures/test-services'
import { createRecovery } from './recovery'

const MANY = 450

/** Answers whose producer is gone; their ids begin alike. */
async function lostAnswers({ queries }: Database, count: number) {
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
      parts: [{ type: 'text' as const, text: 'so far' }],
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

test('one that cannot be ended keeps neither the others nor the look from their end', async () => {
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
