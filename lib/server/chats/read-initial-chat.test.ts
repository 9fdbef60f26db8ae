/** What a chat's page is drawn with: as much of its end as can be drawn in one go, and none of one that is too long. */
import { expect, test, vi } from 'vitest'
import {
  asking,
  makePerson,
  play,
  scriptedProvider,
  start,
  testServices,
  textEvents,
} from '@/lib/server/generation/fixtures/test-services'
import { createReads } from '@/lib/server/limits/read-queue'

const given = vi.hoisted((): { person: { id: string } | undefined } => ({ person: undefined }))
vi.mock('@/lib/server/auth/page-person', () => ({ pagePerson: async () => given.person }))
const { readInitialChat } = await import('./read-initial-chat')

test.each([
  ['short', 'blue', 2],
  // Its question does not come along.
  ['long', 'b'.repeat(200_000), 1],
  ['far too long', 'b'.repeat(400_000), undefined],
])('an answer that is %s', async (_name, text, count) => {
  const services = { ...testServices(scriptedProvider(play(textEvents([text])))), reads: createReads() }
  given.person = { id: await makePerson() }
  const question = asking('What colour is the sky?')
  const { done } = await start(services, question, given.person.id)
  await done
  const first = await readInitialChat(services, question.id)
  expect(first?.page?.messages.length).toBe(count)
  given.person = { id: await makePerson() }
  expect(await readInitialChat(services, question.id)).toEqual({ chatId: question.id, page: undefined })
})
