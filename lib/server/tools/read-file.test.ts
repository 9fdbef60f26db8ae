/** `read_file`: the files of the chat in which it is called, and of no other. */
import { describe, expect, test } from 'vitest'
import { attachFiles } from '@/lib/server/database/files/files'
import { bytesOf, pdfOf, pngOf } from '@/lib/server/files/fixtures/made-up-files'
import { storeUpload } from '@/lib/server/files/uploads'
import {
  asking,
  makePerson,
  play,
  scriptedProvider,
  start,
  testServices,
  textEvents,
} from '@/lib/server/generation/fixtures/test-services'
import { readFile } from './read-file'

async function chatWith(...given: Array<[string, Uint8Array]>) {
  const services = testServices(scriptedProvider(play(textEvents(['Well.']))))
  const ownerId = await makePerson()
  const { id: chatId } = await startedChat()
  for (const [name, content] of given) {
    const { id } = await storeUpload(services, { ownerId, name, content })
    await services.database.transaction((queries) => attachFiles(queries, [id], { id: chatId, ownerId }))
  }
  const { database, fileStorage } = services
  const read = (input: object, change: object = {}) =>
    readFile.run(input, { ownerId, chatId, database, fileStorage, signal: new AbortController().signal, ...change })
  return { read, chatId, ownerId }

  async function startedChat() {
    const request = asking('Look at this')
    await (await start(services, request, ownerId)).done
    return request
  }
}

const lines = Array.from({ length: 1_000 }, (_, at) => `line ${at + 1}`).join('\n')

test('lists the files, reads lines of a text and pages of a PDF', async () => {
  const { read } = await chatWith(
    ['a.txt', bytesOf(lines)],
    ['b.pdf', pdfOf('First', 'Second')],
    ['c.png', pngOf(2, 2)],
  )
  expect(await read({})).toEqual({
    files: [
      { name: 'a.txt', kind: 'Text' },
      { name: 'b.pdf', kind: 'PDF, 2 pages' },
      { name: 'c.png', kind: 'PNG image' },
    ],
  })
  const some = { name: 'a.txt', unit: 'line', from: 998, to: 1_000, of: 1_000, text: 'line 998\nline 999\nline 1000' }
  expect(await read({ name: 'a.txt', from: 998, count: 400 })).toEqual(some)
  expect(await read({ name: 'b.pdf', from: 2 })).toEqual({
    name: 'b.pdf',
    unit: 'page',
    from: 2,
    to: 2,
    of: 2,
    text: 'Second',
  })
})

test('returns a limited amount at once, and says how far it went', async () => {
  const { read } = await chatWith(['long.txt', bytesOf(Array.from({ length: 300 }, () => 'x'.repeat(999)).join('\n'))])
  expect(await read({ name: 'long.txt', count: 400 })).toMatchObject({ from: 1, to: 20, of: 300 })
})

describe('tells the model what is wrong', () => {
  test.each([
    ['an unknown name', { name: 'b.txt' }, /It has: a\.txt, c\.png/],
    ['an image', { name: 'c.png' }, /no text that can be read/],
    ['a line beyond the end', { name: 'a.txt', from: 9 }, /a\.txt has 2 lines/],
  ])('%s', async (_what, input, words) => {
    const { read } = await chatWith(['a.txt', bytesOf('one\ntwo')], ['c.png', pngOf(2, 2)])
    await expect(read(input)).rejects.toThrow(words)
  })
})

test('T4: another chat or another person gets none of them', async () => {
  const { read, chatId } = await chatWith(['a.txt', bytesOf('secret')])
  const other = await chatWith()
  expect(await other.read({})).toEqual({ files: [] })
  expect(await other.read({}, { chatId })).toEqual({ files: [] })
  expect(await read({}, { chatId: other.chatId })).toEqual({ files: [] })
})
