/** A chat is a tree: where questions and answers are put, and which way through them is chosen. */
import { describe, expect, test } from 'vitest'
import { chooseBranch } from '@/lib/server/chats/choose-branch'
import { readChatPage } from '@/lib/server/chats/read-chat'
import type { Queries } from '@/lib/server/database/database'
import { finishAnswer } from '@/lib/server/database/segments'
import {
  linesOf,
  makePerson,
  OWNER,
  play,
  scriptedProvider,
  start,
  testServices,
  textEvents,
} from '@/lib/server/generation/fixtures/test-services'
import { openAnswer, readWhole } from '@/lib/server/generation/read-answer'
import type { Services } from '@/lib/server/services'
import type { ChatRequest } from '@/lib/shared/api/requests'
import { newId } from '@/lib/shared/ids'
import { textOf } from '@/lib/shared/message'
import { placeQuestion } from './place-question'

/** Services that answer `answer 1`, `answer 2`, ... */
function answering(count: number) {
  const scripts = Array.from({ length: count }, (_, at) => play(textEvents([`answer ${at + 1}`])))
  const provider = scriptedProvider(...scripts)
  return { provider, services: testServices(provider) }
}

const say = (text: string, id = newId()) => ({ id, role: 'user' as const, parts: [{ type: 'text', text }] })

async function ask(services: Services, request: ChatRequest) {
  const { answerId, done } = await start(services, request)
  await done
  return answerId
}

const page = (services: Services, chatId: string, query = {}) =>
  readChatPage(services.database.queries, services.streamLog, chatId, OWNER, query)

async function texts(services: Services, chatId: string) {
  return (await page(services, chatId)).messages.map(textOf)
}

/** Queries before the nth of which something happens. */
function withEventAt(queries: Queries, at: number, event: () => Promise<unknown>): Queries {
  let count = 0
  const wrap = <T extends object>(target: T): T =>
    new Proxy(target, {
      get(_, name) {
        const value: unknown = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        return (...given: unknown[]) => {
          if (name === 'then') {
            count += 1
            return (count === at ? event() : Promise.resolve()).then(() => value.apply(target, given))
          }
          const result: unknown = value.apply(target, given)
          return typeof result === 'object' && result !== null ? wrap(result) : result
        }
      },
    })
  return wrap(queries)
}

describe('the tree', () => {
  test('questions follow each other; each answer is stored as it ended', async () => {
    const { services } = answering(2)
    const id = newId()
    await ask(services, { id, message: say('one') })
    const answerId = await ask(services, { id, message: say('two') })
    const { messages, title, versions, running } = await page(services, id)
    expect(messages.map(textOf)).toEqual(['one', 'answer 1', 'two', 'answer 2'])
    expect(messages.at(-1)).toMatchObject({
      id: answerId,
      metadata: { status: 'complete', usage: { inputTokens: 10 } },
    })
    expect({ title, versions, running }).toEqual({ title: 'A title', versions: {}, running: null })
  })

  test.each([1, 2, 3, 4, 5, 6])(
    'an answer that ends at query %i of a page is told as running or as ended',
    async (at) => {
      const { services } = answering(0)
      const id = newId()
      const question = say('one')
      const placed = await placeQuestion(services, { id, message: question }, question, [], OWNER, {
        enter: async () => {},
        reserve: async () => {},
      })
      const segment = { chatId: id, answerId: placed.answerId, segment: 1 }
      const row = { parts: [{ type: 'text' as const, text: 'whole' }], metadata: {}, status: 'complete' }
      const queries = withEventAt(services.database.queries, at, () =>
        finishAnswer(services.database.queries, segment, row),
      )
      const { messages, running } = await readChatPage(queries, services.streamLog, id, OWNER, {})
      const status = messages.at(-1)?.metadata?.status
      expect(running === null ? [status, messages.map(textOf)] : status).toEqual(
        running === null ? ['complete', ['one', 'whole']] : undefined,
      )
    },
  )

  test('another answer is a version; the old one and what followed it stay, and can be chosen again', async () => {
    const { services } = answering(4)
    const id = newId()
    const first = await ask(services, { id, message: say('one') })
    const followed = await ask(services, { id, message: say('two') })
    const question = say('one')
    const second = await ask(services, { id, message: question, trigger: 'regenerate-message', messageId: first })
    expect(await texts(services, id)).toEqual(['one', 'answer 3'])
    expect((await page(services, id)).versions).toEqual({ [second]: [first, second] })
    const back = await chooseBranch(services, id, OWNER, first)
    expect(back.messages.map(textOf)).toEqual(['one', 'answer 1', 'two', 'answer 2'])
    expect(back.messages.at(-1)?.id).toBe(followed)
    // The chosen branch is the one that goes on.
    await ask(services, { id, message: say('three') })
    expect(await texts(services, id)).toEqual(['one', 'answer 1', 'two', 'answer 2', 'three', 'answer 4'])
  })

  test('an edit is a branch: below its parent, at the root, and by its old id with other words', async () => {
    const { services, provider } = answering(4)
    const id = newId()
    const question = say('one')
    const first = await ask(services, { id, message: question })
    const second = say('two')
    await ask(services, { id, message: second })
    await ask(services, { id, message: say('two b'), parentId: first })
    expect(await texts(services, id)).toEqual(['one', 'answer 1', 'two b', 'answer 3'])
    expect(linesOf(provider.requests[2])).toEqual(['user: one', 'assistant: answer 1', 'user: two b'])
    await ask(services, { id, message: say('one b', question.id) })
    expect(await texts(services, id)).toEqual(['one b', 'answer 4'])
    expect(provider.requests[3]?.messages.map(({ content }) => content)).toEqual(['one b'])
    const root = await page(services, id)
    expect(Object.values(root.versions)).toEqual([[question.id, root.messages[0]?.id]])
  })

  test('a repeated request for another answer is one request', async () => {
    const { services, provider } = answering(3)
    const id = newId()
    const message = say('one')
    const first = await ask(services, { id, message })
    const again = { id, message, trigger: 'regenerate-message' as const, messageId: first }
    const second = await ask(services, { ...again, idempotencyKey: 'wish-1' })
    expect(await ask(services, { ...again, idempotencyKey: 'wish-1' })).toBe(second)
    expect(await ask(services, { ...again, idempotencyKey: 'wish-2' })).not.toBe(second)
    expect(provider.requests).toHaveLength(3)
  })

  test('a parent that the chat does not have is refused, and nothing is stored', async () => {
    const { services } = answering(1)
    const id = newId()
    await expect(start(services, { id, message: say('x'), parentId: 'nowhere' })).rejects.toMatchObject({
      code: 'invalid_request',
    })
    await expect(page(services, id)).rejects.toMatchObject({ code: 'not_found' })
  })
})

test('a question whose log has expired gets its stored answer, without another call', async () => {
  const { services, provider } = answering(1)
  const request = { id: newId(), message: say('one') }
  await ask(services, request)
  const later = { ...testServices(provider), database: services.database }
  const answerId = await ask(later, request)
  const reading = await openAnswer(later, request.id, answerId)
  const message = await readWhole(later, reading, new AbortController().signal)
  expect(message).toMatchObject({ id: answerId, metadata: { status: 'complete', stopReason: 'end_turn' } })
  expect(textOf(message)).toBe('answer 1')
  expect(provider.requests).toHaveLength(1)
})

test('pages of a long branch: its end, and before, after and around a message', async () => {
  const { services } = answering(6)
  const id = newId()
  for (let at = 0; at < 6; at += 1) await ask(services, { id, message: say(`q${at}`, `${id}-q${at}`) })
  const end = await page(services, id, { limit: 4 })
  expect(end.messages.map(textOf)).toEqual(['q4', 'answer 5', 'q5', 'answer 6'])
  expect(end).toMatchObject({ hasOlder: true, hasNewer: false })
  const before = await page(services, id, { before: end.messages[0]?.id, limit: 4 })
  expect(before.messages.map(textOf)).toEqual(['q2', 'answer 3', 'q3', 'answer 4'])
  expect(before).toMatchObject({ hasOlder: true, hasNewer: true })
  const after = await page(services, id, { after: before.messages.at(-1)?.id, limit: 3 })
  expect(after.messages.map(textOf)).toEqual(['q4', 'answer 5', 'q5'])
  expect(after.hasNewer).toBe(true)
  const around = await page(services, id, { around: `${id}-q0`, limit: 4 })
  expect(around.messages.map(textOf)).toEqual(['q0', 'answer 1', 'q1'])
  expect(around).toMatchObject({ hasOlder: false, hasNewer: true })
})

test("another person's chat and an unknown one give the same not_found to every request", async () => {
  const { services, provider } = answering(1)
  const id = newId()
  const answerId = await ask(services, { id, message: say('one') })
  const other = await makePerson()
  const { database } = services
  const tries = (chatId: string) => [
    () => readChatPage(database.queries, services.streamLog, chatId, other, {}),
    () => readChatPage(database.queries, services.streamLog, chatId, undefined, {}),
    () => chooseBranch(services, chatId, other, answerId),
  ]
  for (const attempt of [...tries(id), ...tries('unknown')]) {
    await expect(attempt()).rejects.toMatchObject({ code: 'not_found' })
  }
  await expect(start(services, { id, message: say('mine now') }, other)).rejects.toMatchObject({ code: 'not_found' })
  expect(provider.requests).toHaveLength(1)
})
