/** Budgets on the embedded database, and what a person and an operator are told. */
import { eq } from 'drizzle-orm'
import { describe, expect, test } from 'vitest'
import { openMemoryDatabase } from '@/lib/server/database/embedded/embedded-database'
import { spending } from '@/lib/server/database/schema'
import { retryAtOnce } from '@/lib/server/generation/fixtures/retry-at-once'
import { servicesOver, simulatedServices } from '@/lib/server/generation/fixtures/simulated-services'
import {
  answer,
  asking,
  makePerson,
  play,
  scriptedProvider,
  start,
  testServices,
  textEvents,
} from '@/lib/server/generation/fixtures/test-services'
import { textOf } from '@/lib/shared/message'
import { secondsToMidnight, utcDay } from '@/lib/shared/utc-day'
import { budgetContract } from './budget.contract'

retryAtOnce()

budgetContract('the embedded database', async () => {
  const database = await openMemoryDatabase()
  return { databases: [database, database], remove: () => database.close() }
})

describe('a spent budget', () => {
  const SMALL = { DAILY_BUDGET_PER_PERSON_USD: '0.000001' }

  test('says when it opens again, and starts nothing and stores nothing', async () => {
    const { services, calls } = simulatedServices(SMALL)
    const ownerId = await makePerson()
    await (await start(services, asking('Count to 20'), ownerId)).done
    const refused = asking('Count to 20')
    const error = await start(services, refused, ownerId).catch((thrown) => thrown)
    expect(error).toMatchObject({
      code: 'budget_spent',
      status: 429,
      message: 'Your budget for today is spent. It opens again at midnight UTC.',
    })
    const left = secondsToMidnight(new Date())
    expect(Math.abs(error.retryAfter - left)).toBeLessThan(120)
    expect(calls()).toBe(1)
    // The chat was never made: somebody else may have its id.
    await expect(start(simulatedServices().services, { ...refused })).resolves.toBeDefined()
  })

  test('a repeated send of an answered question costs nothing, spent or not', async () => {
    const { services, calls } = simulatedServices(SMALL)
    const ownerId = await makePerson()
    const request = asking('Count to 20')
    const first = await start(services, request, ownerId)
    await first.done
    expect((await start(services, request, ownerId)).answerId).toBe(first.answerId)
    expect(calls()).toBe(1)
  })

  test('F26: in the middle of a tool loop ends the answer with its reason, and keeps what was said', async () => {
    const { services, calls } = simulatedServices(SMALL)
    const { message } = await answer(services, asking('What time is it in Tokyo?'), await makePerson())
    expect(calls()).toBe(1)
    expect(message.metadata?.status).toBe('error')
    expect(message.parts.find(({ type }) => type === 'tool-current_time')).toMatchObject({ state: 'output-available' })
    expect(message.parts.find(({ type }) => type === 'data-error')).toMatchObject({ data: { code: 'budget_spent' } })
  })

  test('F26: a call that exceeds its reservation is ended at once', async () => {
    const [started, ...rest] = textEvents(['one ', 'two '])
    if (started?.type !== 'message_start') throw new Error('an answer begins with message_start')
    const dear = { ...started, message: { ...started.message, usage: { input_tokens: 5_000_000 } } }
    const services = testServices(scriptedProvider(play([dear, ...rest])), { DAILY_BUDGET_USD: '1000' })
    const { message } = await answer(services, asking('Hi'))
    expect(textOf(message)).toBe('')
    expect(message.parts.find(({ type }) => type === 'data-error')).toMatchObject({ data: { code: 'budget_spent' } })
  })

  test('while the rest is reserved for running answers, it says so and asks for a moment only', async () => {
    const { services } = simulatedServices(SMALL)
    const ownerId = await makePerson()
    const running = await start(services, asking('Count to 20000'), ownerId)
    await expect(start(services, asking('Count to 20'), ownerId)).rejects.toMatchObject({
      code: 'budget_spent',
      message: expect.stringContaining('held back for answers that are running'),
      retryAfter: 15,
    })
    await services.streamLog.requestStop(running.answerId)
    await running.done
  })

  test('T35: a send that fails after money was held back holds none afterwards', async () => {
    const { services } = simulatedServices({ DAILY_BUDGET_PER_PERSON_USD: '1' })
    const ownerId = await makePerson()
    const broken = { ...services, streamLog: { ...services.streamLog, claim: () => Promise.reject(new Error('no')) } }
    await expect(start(broken, asking('Count to 20'), ownerId)).rejects.toThrow('no')
    const rows = await services.database.queries.select().from(spending).where(eq(spending.scope, ownerId))
    expect(rows).toEqual([])
  })
})

test('a model without a known price is refused where there is a budget, and answers where there is none', async () => {
  const model = { ANTHROPIC_MODEL: 'somebody-elses-model' }
  const capped = testServices(scriptedProvider(play(textEvents(['x']))), { ...model, DAILY_BUDGET_USD: '1' })
  await expect(start(capped, asking('Hi'))).rejects.toMatchObject({
    code: 'invalid_request',
    message: expect.stringContaining('no price is known for the model somebody-elses-model'),
  })
  const free = testServices(scriptedProvider(play(textEvents(['x']))), model)
  expect((await answer(free, asking('Hi'))).message.metadata?.costUsd).not.toBeUndefined()
})

test('days are those of UTC', () => {
  expect(utcDay(new Date('2026-11-21T23:59:59.999Z'))).toBe('2026-11-21')
  expect(secondsToMidnight(new Date('2026-11-21T23:59:59.500Z'))).toBe(1)
  expect(secondsToMidnight(new Date('2026-11-21T00:00:00Z'))).toBe(86_400)
})

test('an upstream that cannot be reached gives back what was held', async () => {
  const { services } = servicesOver(() => Promise.reject(new TypeError('fetch failed')), { DAILY_BUDGET_USD: '1000' })
  const ownerId = await makePerson()
  await (await start(services, asking('Count to 20'), ownerId)).done
  const [row] = await services.database.queries.select().from(spending).where(eq(spending.scope, ownerId))
  expect(row).toMatchObject({ spentMicroUsd: 0, reservedMicroUsd: 0 })
})
