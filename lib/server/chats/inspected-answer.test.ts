/** Which answers may be inspected, and which is the newest. */

import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { findLatestAnswer } from '@/lib/server/database/messages'
import { chats } from '@/lib/server/database/schema'
import {
  answer,
  asking,
  makePerson,
  play,
  scriptedProvider,
  testServices,
  textEvents,
} from '@/lib/server/generation/fixtures/test-services'
import { readInspectedAnswer } from './inspected-answer'

const call = play(textEvents(['Hello']))
const services = testServices(scriptedProvider(call, call, call))
const { queries } = services.database

async function answered(personId: string) {
  const request = asking('Say hello')
  const { message } = await answer(services, request, personId)
  return { chatId: request.id, answerId: message.id, questionId: request.messages?.[0]?.id ?? '' }
}

test('an answer is found by its owner alone', async () => {
  const [owner, stranger] = [await makePerson(), await makePerson()]
  const { chatId, answerId, questionId } = await answered(owner)
  expect(await readInspectedAnswer(queries, chatId, answerId, owner)).toEqual({
    chatId,
    answerId,
    question: 'Say hello',
    model: 'claude-sonnet-5-5',
    simulated: false,
    isRunning: false,
  })
  for (const [chat, id, person] of [
    [chatId, answerId, stranger],
    [chatId, answerId, undefined],
    [chatId, 'unknown', owner],
    [chatId, questionId, owner],
    ['unknown', answerId, owner],
    [chatId, 'not an id', owner],
  ] as const) {
    expect([chat, id, await readInspectedAnswer(queries, chat, id, person)]).toEqual([chat, id, undefined])
  }
})

test('the newest answer is of a chat that is not deleted', async () => {
  const [owner, stranger] = [await makePerson(), await makePerson()]
  const first = await answered(owner)
  const second = await answered(owner)
  expect(await findLatestAnswer(queries, owner)).toEqual({ chatId: second.chatId, id: second.answerId })
  await queries.update(chats).set({ deletedAt: new Date() }).where(eq(chats.id, second.chatId))
  expect(await findLatestAnswer(queries, owner)).toEqual({ chatId: first.chatId, id: first.answerId })
  expect(await findLatestAnswer(queries, stranger)).toBeUndefined()
  expect(await findLatestAnswer(queries, undefined)).toBeUndefined()
})
