/** Cutting an import into requests, and reading archives in the browser. */
import { strToU8, zipSync } from 'fflate'
import { expect, test } from 'vitest'
import { batchesOf } from './import-chats'
import { readConversations } from './read-archive'

const { signal } = new AbortController()

test('every conversation is in one request, in order, and none is larger than allowed', () => {
  const conversations = Array.from({ length: 50 }, (_, at) => ({ at, text: 'ü'.repeat(at * 3) }))
  const batches = [...batchesOf(conversations, 600)]
  expect(batches.flatMap(({ texts }) => texts.map((text) => JSON.parse(text).at))).toEqual(
    conversations.map(({ at }) => at),
  )
  for (const { texts } of batches) {
    expect(new TextEncoder().encode(`{"conversations":[${texts.join(',')}]}`).length).toBeLessThanOrEqual(600)
  }
  expect([...batchesOf([{ a: 1 }, 'x'.repeat(1_000), { b: 2 }], 600)].map(({ texts }) => texts.length)).toEqual([
    1, 0, 1,
  ])
})

test('an archive gives its conversations and nothing else', async () => {
  const archive = zipSync({
    'conversations.json': strToU8(JSON.stringify([{ mapping: {} }, { mapping: {}, title: 'ü' }])),
    'users.json': strToU8(JSON.stringify([{ email: 'somebody@example.org' }])),
    'chat.html': strToU8('<html>'),
  })
  expect(await readConversations(new File([archive], 'export.zip'), signal)).toEqual([
    { mapping: {} },
    { mapping: {}, title: 'ü' },
  ])
})

test('a picked file is sent as it is; what is damaged is told in words', async () => {
  expect(await readConversations(new File(['[{"a":1},2]'], 'a.json'), signal)).toEqual([{ a: 1 }, 2])
  await expect(readConversations(new File(['{'], 'a.json'), signal)).rejects.toThrow('a.json is not JSON')
  const archive = zipSync({ 'conversations.json': strToU8('[]') })
  await expect(readConversations(new File([archive], 'b.zip'), signal)).rejects.toThrow('no conversations')
})

test('T37: an archive that unpacks to more than a browser can hold is refused while it unpacks', async () => {
  const bomb = zipSync({ 'conversations.json': new Uint8Array(8 * 1024 * 1024) }, { level: 9 })
  expect(bomb.length).toBeLessThan(64 * 1024)
  await expect(readConversations(new File([bomb], 'bomb.zip'), signal, 1024 * 1024)).rejects.toThrow(
    'more than a browser can hold',
  )
})
