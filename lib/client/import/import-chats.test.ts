/** Cutting an import into requests, and reading archives in the browser. */
import { strToU8, zipSync } from 'fflate'
import { expect, test, vi } from 'vitest'
import type { ImportResult } from '@/lib/shared/api/import'
import { batchesOf, importConversations } from './import-chats'
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

async function readAll(file: File) {
  const failures: string[] = []
  const found = await readConversations(file, signal, undefined, (words) => failures.push(words)).catch(String)
  return { found, failures }
}

test('a damaged file of an archive is named, and the others are read', async () => {
  const one = strToU8(JSON.stringify([{ mapping: {}, title: 'one' }]))
  const archive = zipSync({
    '__MACOSX/._conversations-000.json': new Uint8Array([0, 5, 22, 7, 0, 2, 0, 0]),
    '__MACOSX/export/._user.json': strToU8('x'),
    '._conversations.json': strToU8('x'),
    '.DS_Store': strToU8('x'),
    'export/.hidden.json': strToU8('x'),
    'conversations-000.json': one,
    'conversations-001.json': strToU8('[{"mapping": {'),
    'a/b/conversations-002.json': strToU8(`\uFEFF${JSON.stringify({ chat_messages: [] })}`),
    'conversations-003.JSON': strToU8(JSON.stringify([{ mapping: {}, title: 'three' }, null])),
    'empty.json': strToU8(''),
    'user.json': strToU8('{"email": "somebody@example.org"}'),
    'folder.json/': new Uint8Array(),
    'notes.txt': strToU8('{'),
  })
  expect(await readAll(new File([archive], 'export.zip'))).toEqual({
    found: [{ mapping: {}, title: 'one' }, { chat_messages: [] }, { mapping: {}, title: 'three' }, null],
    failures: [
      'conversations-001.json in export.zip is not JSON, or it is damaged.',
      'empty.json in export.zip is not JSON, or it is damaged.',
    ],
  })
})

test('an archive that is cut or damaged gives what can be read of it', async () => {
  const big = strToU8(JSON.stringify(Array.from({ length: 2_000 }, (_, at) => ({ mapping: {}, at: at ** 3 }))))
  const archive = zipSync({ 'one.json': strToU8('[{"mapping":{}}]'), 'two.json': big })
  const cut = await readAll(new File([archive.slice(0, 2_000)], 'cut.zip'))
  expect(cut.found).toEqual([{ mapping: {} }])
  expect(cut.failures[0]).toBe('two.json in cut.zip is damaged.')
  const damaged = archive.slice()
  damaged.fill(0xff, 150, 400)
  const broken = await readAll(new File([damaged], 'broken.zip'))
  expect(broken.found).toEqual([{ mapping: {} }])
  expect(broken.failures[0]).toContain('two.json in broken.zip')
})

test('a file of another encoding that says so is read', async () => {
  const text = '[{"mapping":{},"title":"ü字"}]'
  const wide = new Uint8Array(new Uint16Array([...`\uFEFF${text}`].map((char) => char.charCodeAt(0))).buffer)
  for (const bytes of [wide, strToU8(`\uFEFF${text}`), strToU8(text)]) {
    expect(await readConversations(new File([bytes], 'a.json'), signal)).toEqual(JSON.parse(text))
  }
  const archive = zipSync({ 'a.json': wide })
  expect(await readConversations(new File([archive], 'a.zip'), signal)).toEqual(JSON.parse(text))
})

test('a picked file is sent as it is; damage is described in words', async () => {
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

test('a large import waits when the server asks for it, and a conversation that is too large fails alone', async () => {
  const sent: string[][] = []
  const refusal = (code: string, retryAfter?: number) =>
    Response.json({ error: { code, message: 'no', retryable: true, requestId: '', retryAfter } }, { status: 400 })
  vi.stubGlobal('fetch', async (_: string, { body }: { body: string }) => {
    const titles = JSON.parse(body).conversations.map(({ title }: { title: string }) => title)
    sent.push(titles)
    if (sent.length === 1) return refusal('rate_limited', 7)
    if (sent.length === 2) return refusal('overloaded', 3)
    if (titles.includes('dense')) return refusal('too_large')
    return Response.json({ results: titles.map((title: string) => ({ status: 'skipped', reason: 'known', title })) })
  })
  try {
    const waits: number[] = []
    const results: ImportResult[] = []
    const chats = ['a', 'b', 'dense', 'c', 'd'].map((title) => ({ title }))
    const wait = async (seconds: number) => void waits.push(seconds)
    await importConversations(chats, (more) => results.push(...more), signal, wait)
    expect(waits).toEqual([7, 3])
    expect(results.map(({ status, title }) => [status, title])).toEqual(
      ['a', 'b', '', 'c', 'd'].map((title) => ['skipped', title]),
    )
    expect(results[2]).toMatchObject({ reason: 'too_large' })
  } finally {
    vi.unstubAllGlobals()
  }
})
