/** A log and the transaction that it is claimed in: both are kept, or none. */
import { expect, test } from 'vitest'
import { scriptedProvider, testServices } from '@/lib/server/generation/fixtures/test-services'
import { newId } from '@/lib/shared/ids'
import { placeAndClaim } from './place-and-claim'

test('a log that was claimed is written from then on', async () => {
  const services = testServices(scriptedProvider())
  const logId = newId()
  await placeAndClaim(services, (_queries, claim) => claim(logId))
  expect(await services.streamLog.state(logId)).toBe('running')
  await expect(placeAndClaim(services, (_queries, claim) => claim(logId))).rejects.toMatchObject({
    code: 'already_running',
  })
  expect(await services.streamLog.state(logId)).toBe('running')
})

test('after a rollback the claim is given up, and the next try gets the log at once', async () => {
  const services = testServices(scriptedProvider())
  const lost = new Error('the commit was lost')
  const database = {
    ...services.database,
    transaction: async (run: Parameters<typeof services.database.transaction>[0]) => {
      await run(services.database.queries)
      throw lost
    },
  } as typeof services.database
  const logId = newId()
  const placing = placeAndClaim({ ...services, database }, (_queries, claim) => claim(logId))
  await expect(placing).rejects.toBe(lost)
  expect(await services.streamLog.state(logId)).toBeUndefined()
  expect(services.streamLog.running()).toBe(0)
  await placeAndClaim(services, (_queries, claim) => claim(logId))
  expect(await services.streamLog.state(logId)).toBe('running')
})
