/** Reports of pages: kept once, beside the newest segment's recording, and only where there is one. */
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { recordings } from '@/lib/server/database/schema'
import { simulatedServices } from '@/lib/server/generation/fixtures/simulated-services'
import { asking, start } from '@/lib/server/generation/fixtures/test-services'
import { arrivalsReport } from '@/lib/shared/api/requests'
import { newId } from '@/lib/shared/ids'
import { keepArrivals, readArrivals } from './arrivals'

const FIRST = { times: [10, 20.5], sizes: [3, 4], pauses: [15], frameMs: 16.7 }
const SECOND = { times: [1], sizes: [1] }

const { services } = simulatedServices()

async function answered(text: string) {
  const request = asking(text)
  const { answerId, done } = await start(services, request)
  await done
  return { request, answerId }
}

test('the first report is kept, and a later one changes nothing', async () => {
  const { request, answerId } = await answered('count to 3')
  await expect(readArrivals(services, request.id, answerId)).rejects.toMatchObject({ code: 'not_found' })
  await keepArrivals(services, request.id, answerId, FIRST)
  await keepArrivals(services, request.id, answerId, SECOND)
  expect(await readArrivals(services, request.id, answerId)).toEqual(FIRST)
})

test('each segment has its own: the newest one counts', async () => {
  const { request, answerId } = await answered('Stop in mid-sentence at the token limit')
  await keepArrivals(services, request.id, answerId, FIRST)
  const goOn = { id: request.id, trigger: 'continue-message' as const, messageId: answerId, idempotencyKey: newId() }
  await (await start(services, goOn)).done
  await expect(readArrivals(services, request.id, answerId)).rejects.toMatchObject({ code: 'not_found' })
  await keepArrivals(services, request.id, answerId, SECOND)
  expect(await readArrivals(services, request.id, answerId)).toEqual(SECOND)
})

test('without a recording, or without such an answer, there is nothing to keep it with', async () => {
  const { request, answerId } = await answered('count to 3')
  await services.database.queries.delete(recordings).where(eq(recordings.answerId, answerId))
  for (const id of [answerId, newId(), `${answerId}-2`]) {
    await expect(keepArrivals(services, request.id, id, FIRST)).rejects.toMatchObject({ code: 'not_found' })
  }
})

test('a report is numbers, in order, and not too many', () => {
  const many = (count: number) => Array.from({ length: count }, (_, at) => at + 1)
  for (const right of [FIRST, SECOND, { times: many(4_000), sizes: many(4_000) }]) {
    expect(arrivalsReport.safeParse(right).success).toBe(true)
  }
  for (const wrong of [
    { times: [], sizes: [] },
    { times: [1, 2], sizes: [1] },
    { times: [2, 1], sizes: [1, 1] },
    { times: [1, 1], sizes: [1, 1] },
    { times: [-1], sizes: [1] },
    { times: [1], sizes: [0] },
    { times: [1], sizes: [1.5] },
    { times: ['1'], sizes: [1] },
    { times: [null], sizes: [1] },
    { times: [1e12], sizes: [1] },
    { times: many(4_001), sizes: many(4_001) },
    { ...SECOND, pauses: [3, 2] },
    { ...SECOND, frameMs: 0 },
    { ...SECOND, note: 'text' },
  ]) {
    expect([wrong, arrivalsReport.safeParse(wrong).success]).toEqual([wrong, false])
  }
})
