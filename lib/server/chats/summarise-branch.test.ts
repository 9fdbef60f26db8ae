/** The older part of a chat as a summary: what is sent afterwards, and that it can be taken back. */
import { expect, test } from 'vitest'
import {
  answer,
  asking,
  linesOf,
  makePerson,
  OWNER,
  play,
  scriptedProvider,
  testServices,
  textEvents,
} from '@/lib/server/generation/fixtures/test-services'
import type { ModelRequest } from '@/lib/server/provider/provider'
import type { Services } from '@/lib/server/services'
import { readChatPage } from './read-chat'
import { dropSummary, summariseBranch } from './summarise-branch'

const by = (ownerId: string) => ({
  ownerId,
  origin: { address: undefined, isLocal: true },
  signal: new AbortController().signal,
})

/** A chat of two answered questions. */
async function twoTurns(...further: string[]) {
  const provider = scriptedProvider(...['One.', 'Two.', ...further].map((text) => play(textEvents([text]))))
  const services = testServices(provider)
  const request = asking('First')
  await answer(services, request)
  const { message } = await answer(services, asking('Second', { id: request.id }))
  return { provider, services, chatId: request.id, answerId: message.id }
}

async function summaries(services: Services, chatId: string) {
  const page = await readChatPage(services.database.queries, services.streamLog, chatId, OWNER, {})
  return page.messages.map(({ metadata }) => metadata?.summary?.text)
}

test('a summary takes the place of the messages in what is sent, and the messages stay what they are', async () => {
  const { provider, services, chatId, answerId } = await twoTurns('They counted to two.', 'Three.')
  const made = await summariseBranch(services, chatId, by(OWNER))
  expect(made).toMatchObject({ messageId: answerId, summary: { text: 'They counted to two.' } })
  const [asked] = (provider.requests[2] as ModelRequest).messages
  for (const words of ['First', 'One.', 'Second', 'Two.']) expect(asked?.content).toContain(words)
  expect(await summaries(services, chatId)).toEqual([undefined, undefined, undefined, 'They counted to two.'])

  await answer(services, asking('Third', { id: chatId }))
  expect(linesOf(provider.requests[3])).toEqual([
    expect.stringMatching(/^user: .*summary.*They counted to two\..*Third$/s),
  ])
})

test('without the summary everything is sent again', async () => {
  const { provider, services, chatId, answerId } = await twoTurns('A summary.', 'Three.')
  await summariseBranch(services, chatId, by(OWNER))
  expect(await dropSummary(services, chatId, OWNER)).toEqual({ messageId: answerId })
  expect(await dropSummary(services, chatId, OWNER)).toEqual({ messageId: null })
  await answer(services, asking('Third', { id: chatId }))
  expect(linesOf(provider.requests[3])).toEqual([
    'user: First',
    'assistant: One.',
    'user: Second',
    'assistant: Two.',
    'user: Third',
  ])
})

test('the next summary builds on the last one', async () => {
  const { provider, services, chatId } = await twoTurns('A summary.', 'Three.', 'Another.')
  await summariseBranch(services, chatId, by(OWNER))
  await answer(services, asking('Third', { id: chatId }))
  await summariseBranch(services, chatId, by(OWNER))
  const text = JSON.stringify((provider.requests[4] as ModelRequest).messages)
  expect(text).toContain('A summary.')
  expect(text).toContain('Third')
  expect(text).not.toContain('First')
})

test('it is made for the owner only, of something, and while nothing runs', async () => {
  const { services, chatId } = await twoTurns()
  const stranger = await makePerson()
  await expect(summariseBranch(services, chatId, by(stranger))).rejects.toMatchObject({ code: 'not_found' })
  await expect(dropSummary(services, chatId, stranger)).rejects.toMatchObject({ code: 'not_found' })
  expect(await summaries(services, chatId)).toEqual([undefined, undefined, undefined, undefined])
})

test('a summary that was cut is no summary', async () => {
  const provider = scriptedProvider(play(textEvents(['One.'])), play(textEvents(['Half of'], 'max_tokens')))
  const services = testServices(provider)
  const request = asking('First')
  await answer(services, request)
  await expect(summariseBranch(services, request.id, by(OWNER))).rejects.toMatchObject({ code: 'provider_failed' })
  expect(await summaries(services, request.id)).toEqual([undefined, undefined])
})
