/** Readers of an answer read its log. The stored answer, which may be megabytes, is read only when the log is gone. */
import { afterEach, expect, test, vi } from 'vitest'
import * as stored from '@/lib/server/database/messages'
import { formatCursor, logIdOf } from '@/lib/shared/ids'
import { answer, asking, OWNER, play, scriptedProvider, testServices, textEvents } from './fixtures/test-services'
import { findRejoin, openAnswer } from './read-answer'

afterEach(() => vi.restoreAllMocks())

test('many readers of one answer read nothing of the stored one', async () => {
  const services = testServices(scriptedProvider(play(textEvents(['a long ', 'answer']))))
  const request = asking('Hi')
  const answerId = (await answer(services, request)).message.id
  const reads = vi.spyOn(stored, 'findMessage')
  const logId = logIdOf(answerId, 1)
  const cursor = formatCursor({ answerId: logId, sequence: 1 })
  for (let at = 0; at < 20; at += 1) {
    expect(await openAnswer(services, request.id, answerId)).toEqual({ logId, after: 0 })
    expect(await findRejoin(services, request.id, OWNER, cursor)).toEqual({ logId, after: 1 })
    expect(await findRejoin(services, request.id, OWNER, undefined)).toBeUndefined()
  }
  expect(reads).not.toHaveBeenCalled()
})

test('without its log it is replayed from the stored one', async () => {
  const services = testServices(scriptedProvider(play(textEvents(['answer']))))
  const request = asking('Hi')
  const answerId = (await answer(services, request)).message.id
  vi.spyOn(services.streamLog, 'state').mockResolvedValue(undefined)
  const reading = await openAnswer(services, request.id, answerId)
  expect(reading.logId).toBe(`${logIdOf(answerId, 1)}-stored`)
  expect(JSON.stringify(reading.replayed)).toContain('answer')
})
