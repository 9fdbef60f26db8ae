/** Continued answers: after an early end, after the host's limit, after their producer died. */
import { describe, expect, test } from 'vitest'
import { readChatPage } from '@/lib/server/chats/read-chat'
import { createDrain } from '@/lib/server/drain'
import { createDatabaseLog } from '@/lib/server/stream-log/database-log'
import { createMemoryStreamLog } from '@/lib/server/stream-log/memory-stream-log'
import { createSharedStreamLog } from '@/lib/server/stream-log/shared-stream-log'
import type { ChatRequest } from '@/lib/shared/api/requests'
import { GO_ON } from '@/lib/shared/continue-words'
import { newId } from '@/lib/shared/ids'
import { type Message, textOf } from '@/lib/shared/message'
import { accumulate } from '@/lib/stream/accumulate'
import { newGrowingMessage, toMessage } from '@/lib/stream/growing-message'
import {
  asking,
  linesOf,
  OWNER,
  play,
  playThenHang,
  readChunks,
  scriptedProvider,
  start,
  testServices,
  textEvents,
} from './fixtures/test-services'
import { createRecovery } from './recovery'

type Services = ReturnType<typeof testServices>

const goOn = (chatId: string, answerId: string, idempotencyKey = newId()): ChatRequest => ({
  id: chatId,
  trigger: 'continue-message',
  messageId: answerId,
  idempotencyKey,
})

async function storedAnswer(services: Services, chatId: string): Promise<Message | undefined> {
  const page = await readChatPage(services.database.queries, services.streamLog, chatId, OWNER, {})
  return page.messages.at(-1)
}

/** The message that a log makes. */
async function madeOf(services: Services, logId: string): Promise<Message> {
  const message = newGrowingMessage('')
  for (const { chunk } of await readChunks(services, logId)) accumulate(message, chunk)
  return toMessage(message)
}

const cutShort = (pieces: string[]) => play(textEvents(pieces, 'max_tokens'))

/** An answer that was cut, in a chat of its own. */
async function cutAnswer(...rest: Parameters<typeof scriptedProvider>) {
  const provider = scriptedProvider(cutShort(['one ', 'two ']), ...rest)
  const services = testServices(provider)
  const request = asking('Count')
  const { answerId, done } = await start(services, request)
  await done
  return { provider, services, request, answerId }
}

describe('continuing', () => {
  test('after a rolled back transaction the same request is served at once', async () => {
    const { services, request, answerId } = await cutAnswer(play(textEvents(['three'])))
    const { database } = services
    const lost = new Error('the connection was lost')
    const failing: Services['database'] = {
      ...database,
      // All of it is done, and then rolled back.
      transaction: (run) =>
        database.transaction(async (queries) => {
          await run(queries)
          throw lost
        }),
    }
    const wish = goOn(request.id, answerId)
    await expect(start({ ...services, database: failing }, wish)).rejects.toBe(lost)
    expect(services.streamLog.running()).toBe(0)
    const { done } = await start(services, wish)
    await done
    expect(textOf((await storedAnswer(services, request.id)) ?? { parts: [] })).toBe('one two three')
    expect(textOf(await madeOf(services, `${answerId}-2`))).toBe('one two three')
  })

  test('one message of both segments, with a continuation between them and the sum of their usage; nothing lost, nothing doubled', async () => {
    const { provider, services, request, answerId } = await cutAnswer(play(textEvents(['three ', 'four'])))
    const before = await storedAnswer(services, request.id)
    const again = await start(services, goOn(request.id, answerId))
    await again.done
    expect(again.answerId).toBe(answerId)

    const stored = await storedAnswer(services, request.id)
    expect(stored?.id).toBe(answerId)
    expect(textOf(stored ?? { parts: [] })).toBe('one two three four')
    expect(stored?.parts.filter(({ type }) => type === 'data-continuation')).toMatchObject([
      { data: { reason: 'cut' } },
    ])
    const metadata = stored?.metadata
    expect(metadata).toMatchObject({ status: 'complete', stopReason: 'end_turn' })
    expect(metadata?.segments).toHaveLength(2)
    expect(metadata?.segments?.[0]).toMatchObject({
      usage: before?.metadata?.usage,
      costUsd: before?.metadata?.costUsd,
    })
    const outputs = metadata?.segments?.map(({ usage }) => usage?.outputTokens ?? 0) ?? []
    expect(metadata?.usage?.outputTokens).toBe((outputs[0] ?? 0) + (outputs[1] ?? 0))

    const made = await madeOf(services, `${answerId}-2`)
    expect({ ...made, parts: made.parts.map(({ type }) => type) }).toMatchObject({
      id: answerId,
      parts: stored?.parts.map(({ type }) => type),
    })
    expect(textOf(made)).toBe('one two three four')

    expect(linesOf(provider.requests[1])).toEqual(['user: Count', 'assistant: one two ', `user: ${GO_ON}`])
  })

  test('the next question is asked with all segments, word for word', async () => {
    const { provider, services, request, answerId } = await cutAnswer(
      play(textEvents(['three'])),
      play(textEvents(['yes'])),
    )
    await (await start(services, goOn(request.id, answerId))).done
    await (await start(services, asking('And?', { id: request.id }))).done
    expect(linesOf(provider.requests[2])).toEqual([
      'user: Count',
      'assistant: one two ',
      `user: ${GO_ON}`,
      'assistant: three',
      'user: And?',
    ])
  })

  test('a third segment', async () => {
    const { services, request, answerId } = await cutAnswer(cutShort(['three ']), play(textEvents(['four'])))
    for (let segment = 2; segment <= 3; segment += 1) await (await start(services, goOn(request.id, answerId))).done
    const stored = await storedAnswer(services, request.id)
    expect(textOf(stored ?? { parts: [] })).toBe('one two three four')
    expect(stored?.metadata?.segments).toHaveLength(3)
    expect(stored?.parts.filter(({ type }) => type === 'data-continuation')).toHaveLength(2)
    expect(textOf(await madeOf(services, `${answerId}-3`))).toBe('one two three four')
  })

  test('a repeated request is one request', async () => {
    const { provider, services, request, answerId } = await cutAnswer(play(textEvents(['three'])))
    const wish = goOn(request.id, answerId)
    const both = await Promise.all([start(services, wish), start(services, wish)])
    await Promise.all(both.map(({ done }) => done))
    await start(services, wish)
    expect(provider.requests).toHaveLength(2)
  })

  test('complete answers, answers with a message below, questions and strangers are refused', async () => {
    const { services, request, answerId } = await cutAnswer(play(textEvents(['next'])))
    const question = request.messages?.[0]?.id ?? ''
    await expect(start(services, goOn(request.id, question))).rejects.toMatchObject({ code: 'not_found' })
    await expect(start(services, goOn(request.id, answerId), newId())).rejects.toMatchObject({
      code: 'unauthenticated',
    })
    const next = await start(services, asking('Next', { id: request.id }))
    await next.done
    for (const id of [answerId, next.answerId]) {
      await expect(start(services, goOn(request.id, id))).rejects.toMatchObject({ code: 'invalid_request' })
    }
  })

  test('while an answer runs none is continued', async () => {
    const provider = scriptedProvider(playThenHang(textEvents(['a']).slice(0, 3)))
    const services = testServices(provider)
    const request = asking('Wait')
    const { answerId, done } = await start(services, request)
    await expect(start(services, goOn(request.id, answerId))).rejects.toMatchObject({ code: 'already_running' })
    await services.streamLog.requestStop(answerId)
    await done
  })
})

describe('the end of a segment', () => {
  const hanging = () =>
    scriptedProvider(playThenHang(textEvents(['one ', 'two']).slice(0, 4)), play(textEvents([' three'])))

  test.each([
    ['time_limit', { FUNCTION_LIMIT_S: '2' }],
    ['draining', {}],
  ] as const)(
    '%s: what came is kept, readers are notified, and the next segment continues',
    async (reason, environment) => {
      const limits = { graceMs: 20, endMs: 1_000, closeMs: 0 }
      const services = { ...testServices(hanging(), environment), drain: createDrain(limits) }
      const request = asking('Count')
      const { answerId, done } = await start(services, request)
      const close = async () => {}
      if (reason === 'draining') await services.drain.begin({ ...services, database: { ...services.database, close } })
      await done
      const chunks = await readChunks(services, answerId)
      expect(chunks.slice(-2).map(({ chunk }) => chunk)).toMatchObject([
        { type: 'data-segment-end', data: { reason }, transient: true },
        { type: 'finish', messageMetadata: { status: 'interrupted', segmentEnd: reason, estimated: true } },
      ])
      const elsewhere = { ...services, drain: createDrain() }
      await (await start(elsewhere, goOn(request.id, answerId))).done
      const stored = await storedAnswer(services, request.id)
      expect(textOf(stored ?? { parts: [] })).toBe('one two three')
      expect(stored?.parts.find(({ type }) => type === 'data-continuation')).toMatchObject({ data: { reason } })
      expect(stored?.metadata).toMatchObject({ status: 'complete' })
      expect(stored?.metadata).not.toHaveProperty('segmentEnd')
    },
  )
})

describe('a producer that is gone', () => {
  /** Two processes on one database, as far as logs are concerned. */
  function twoProcesses(provider: Services['provider']) {
    const make = () => {
      const services = testServices(provider)
      const { database, log } = services
      const own = createMemoryStreamLog({ retentionMs: 60_000 })
      const copies = [createDatabaseLog(database, log, { everyMs: 10, retentionMs: 60_000 })]
      const streamLog = createSharedStreamLog({ kind: 'memory', own, copies, log })
      return { ...services, streamLog, recovery: createRecovery({ database, streamLog, log, provider }) }
    }
    return [make(), make()] as const
  }

  test('its text is kept, marked interrupted, counted, sent to readers, and can be continued', async () => {
    const provider = scriptedProvider(
      playThenHang(textEvents(['one ', 'two']).slice(0, 4)),
      play(textEvents([' three'])),
    )
    const [dying, living] = twoProcesses(provider)
    const request = asking('Count')
    const { answerId } = await start(dying, request)
    await expect.poll(async () => (await living.streamLog.soFar(answerId))?.length).toBeGreaterThan(4)
    const reading = readChunks(living, answerId)
    expect(await living.recovery.look()).toBeGreaterThan(0)
    expect((await reading).at(-1)?.chunk).toMatchObject({
      type: 'finish',
      messageMetadata: { status: 'interrupted', estimated: true },
    })
    const stored = await storedAnswer(living, request.id)
    expect(textOf(stored ?? { parts: [] })).toBe('one two')
    expect(stored?.metadata?.usage?.inputTokens).toBeGreaterThan(0)

    await (await start(living, goOn(request.id, answerId))).done
    // Whoever was taken for dead and is not has nothing more to say.
    await dying.streamLog.requestStop(answerId)
    const whole = await storedAnswer(living, request.id)
    expect(textOf(whole ?? { parts: [] })).toBe('one two three')
    expect(whole?.metadata).toMatchObject({ status: 'complete' })
  })
})
