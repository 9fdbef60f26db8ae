import { expect, test } from 'vitest'
import {
  asking,
  makePerson,
  play,
  scriptedProvider,
  start,
  testServices,
  textEvents,
} from '@/lib/server/generation/fixtures/test-services'
import { newId } from '@/lib/shared/ids'
import { searchMyChats } from './search-my-chats'

const { database, fileStorage } = testServices(scriptedProvider())

interface SearchResult {
  found: Array<{ chat_id: string; title: string; message_id?: string; snippet?: string }>
  more: boolean
}

async function chatOf(ownerId: string, question: string, answer = 'Well.') {
  const services = testServices(scriptedProvider(play(textEvents([answer]))))
  const request = asking(question)
  await (await start(services, request, ownerId)).done
  return request.id
}

const search = (ownerId: string, query: string, chatId = newId()) =>
  searchMyChats.run(
    { query },
    { ownerId, chatId, database, fileStorage, signal: new AbortController().signal },
  ) as Promise<SearchResult>

test("it finds the owner's messages, and nobody else's", async () => {
  const [me, stranger] = [await makePerson(), await makePerson()]
  const mine = await chatOf(me, 'Which zeppelin flew first?', 'The LZ 1 did.')
  await chatOf(stranger, 'My zeppelin is secret')
  const { found, more } = await search(me, 'zeppelin')
  expect(found).toEqual([
    expect.objectContaining({ chat_id: mine, written_by: 'person', snippet: expect.stringContaining('zeppelin') }),
  ])
  expect(more).toBe(false)
  expect((await search(await makePerson(), 'zeppelin')).found).toEqual([])
})

test('the asking chat is not among the results', async () => {
  const me = await makePerson()
  const mine = await chatOf(me, 'Where is the sextant?')
  expect((await search(me, 'sextant', mine)).found).toEqual([])
  expect((await search(me, 'sextant')).found).toHaveLength(1)
})

test('the list and its texts are short, and it says if there is more', async () => {
  const me = await makePerson()
  for (let at = 0; at < 11; at += 1) await chatOf(me, `quagga ${'word '.repeat(200)}`)
  const { found, more } = await search(me, 'quagga')
  expect(found).toHaveLength(10)
  expect(more).toBe(true)
  for (const { snippet = '' } of found) expect(snippet.length).toBeLessThanOrEqual(300)
})

test('an empty query is refused', async () => {
  await expect(search(await makePerson(), '  ')).rejects.toMatchObject({ name: 'ToolInputError' })
})
