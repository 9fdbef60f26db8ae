/** T3, T37, T38: the routes of files, as they are called by their owner, by somebody else, and by who means harm. */
import fc from 'fast-check'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { makeGuest } from '@/lib/server/auth/session'
import { files, users } from '@/lib/server/database/schema'
import { bytesOf, pdfOf, pngOf } from '@/lib/server/files/fixtures/made-up-files'
import { readPdf } from '@/lib/server/files/read-pdf'
import { scriptedProvider, testServices } from '@/lib/server/generation/fixtures/test-services'
import { AppError } from '@/lib/shared/error'
import { MAX_FILE_BYTES, type StoredFile } from '@/lib/shared/files/files'
import { newId } from '@/lib/shared/ids'
import { rounds } from '@/scripts/rounds.mjs'

const given = vi.hoisted((): { services: unknown } => ({ services: undefined }))
vi.mock('@/lib/server/create-services', () => ({ getServices: async () => given.services }))

const { POST } = await import('./route')
const { GET, DELETE } = await import('./[fileId]/route')
const { GET: tokensOf } = await import('./[fileId]/tokens/route')

const provider = scriptedProvider()
const services = testServices(provider, { FILES_PER_MINUTE_PER_PERSON: 'off' })
given.services = services
const { queries } = services.database

let ada = ''
let adaId = ''
let eve = ''
beforeAll(async () => {
  const guest = await makeGuest(queries)
  ada = `firstword-session=${guest.token}`
  adaId = guest.person.id
  eve = `firstword-session=${(await makeGuest(queries)).token}`
})

const upload = (name: string, body: BodyInit | undefined, headers: Record<string, string> = { cookie: ada }) =>
  POST(
    new Request(`http://chat.test/api/files?${new URLSearchParams({ name })}`, {
      method: 'POST',
      headers: { host: 'localhost', ...headers },
      ...(body !== undefined && { body, duplex: 'half' }),
    } as RequestInit),
    { params: Promise.resolve({}) },
  )

async function stored(name: string, content: Uint8Array): Promise<StoredFile> {
  const response = await upload(name, new Uint8Array(content))
  expect(response.status).toBe(201)
  return await response.json()
}

const at = (id: string, cookie: string | undefined, init: RequestInit = {}) =>
  [
    new Request(`http://chat.test/api/files/${id}`, {
      ...init,
      headers: { host: 'localhost', ...(cookie && { cookie }), ...init.headers },
    }),
    { params: Promise.resolve({ fileId: id }) },
  ] as const

describe('an upload', () => {
  test('answers with what the content is, whatever was said of it', async () => {
    const response = await upload('cat.png', new Uint8Array(pngOf(30, 20)), {
      cookie: ada,
      'content-type': 'text/html',
    })
    expect(await response.json()).toEqual({
      id: expect.stringMatching(/^\w{22}$/),
      name: 'cat.png',
      mediaType: 'image/png',
      sizeBytes: pngOf(30, 20).length,
      facts: { width: 30, height: 20 },
      url: expect.stringMatching(/^\/api\/files\/\w{22}$/),
    })
  })

  test('T37: a name is a name: no path, no line, nothing that turns the reading direction', async () => {
    const file = await stored('../../etc/a\r\nset-cookie: x\u202egnp.txt', bytesOf('words'))
    expect(file.name).toBe('aset-cookie: xgnp.txt')
    const response = await GET(...at(file.id, ada))
    expect(response.headers.get('set-cookie')).toBeNull()
    expect(response.headers.get('content-disposition')).toBe("attachment; filename*=UTF-8''aset-cookie%3A%20xgnp.txt")
  })

  test('T36: more than any file may have is refused by its length, and in pieces after that much', async () => {
    const long = await upload('a.pdf', 'x', { cookie: ada, 'content-length': String(MAX_FILE_BYTES + 1) })
    expect(long.status).toBe(413)
    let sent = 0
    const endless = new ReadableStream({
      pull(controller) {
        sent += 1024 * 1024
        controller.enqueue(new Uint8Array(1024 * 1024).fill(0x20))
      },
    })
    const response = await upload('a.txt', endless)
    expect(response.status).toBe(413)
    expect((await response.json()).error.message).toBe('a.txt was not attached. Files may have up to 10 MB.')
    expect(sent).toBeLessThanOrEqual(MAX_FILE_BYTES + 4 * 1024 * 1024)
  })

  test('T36: a packed body is not unpacked', async () => {
    const response = await upload('a.txt', 'x', { cookie: ada, 'content-encoding': 'gzip' })
    expect(response.status).toBe(415)
  })

  test('a body that breaks off is refused, and nothing is kept', async () => {
    const before = await queries.$count(files)
    const broken = new ReadableStream({
      pull(controller) {
        controller.error(new Error('gone'))
      },
    })
    expect((await upload('a.txt', broken)).status).toBe(400)
    expect(await queries.$count(files)).toBe(before)
  })

  test('T36: a PDF of somebody of whom many wait is refused for now, before its body is read; others’ are read', async () => {
    let letGo = () => {}
    const held = new Promise<undefined>((resolve) => {
      letGo = () => resolve(undefined)
    })
    const reads = Array.from({ length: 4 }, () => readPdf(() => held, { ownerId: adaId }))
    let sent = 0
    const body = new ReadableStream(
      {
        pull() {
          sent += 1
        },
      },
      { highWaterMark: 0 },
    )
    const refused = await upload('a.pdf', body)
    expect([refused.status, (await refused.json()).error.retryable, sent]).toEqual([503, true, 0])
    const others = upload('a.pdf', new Uint8Array(pdfOf('x')), { cookie: eve })
    letGo()
    expect((await others).status).toBe(201)
    await Promise.all(reads)
    expect((await upload('a.pdf', new Uint8Array(pdfOf('x')))).status).toBe(201)
  })

  test('T33: so many a minute', async () => {
    const limited = testServices(provider, { FILES_PER_MINUTE_PER_PERSON: '2' })
    given.services = limited
    const statuses = []
    for (let sent = 0; sent < 3; sent += 1) statuses.push((await upload('a.txt', 'words')).status)
    given.services = services
    expect(statuses).toEqual([201, 201, 429])
  })
})

describe('a stored file', () => {
  test.each([
    ['cat.png', pngOf(8, 8), 'image/png'],
    ['paper.pdf', pdfOf('x'), 'application/pdf'],
    ['page.html', bytesOf('<script>alert(1)</script>'), 'text/plain; charset=utf-8'],
  ])('T37: %s is served inert, under a type of our own list', async (name, content, type) => {
    const file = await stored(name, content)
    const response = await GET(...at(file.id, ada))
    expect(response.status).toBe(200)
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': type,
      'content-disposition': `attachment; filename*=UTF-8''${name}`,
      'x-content-type-options': 'nosniff',
      'content-security-policy': "sandbox; default-src 'none'",
      'cache-control': 'private, no-cache',
      'cross-origin-resource-policy': 'same-origin',
    })
    expect(Buffer.from(await response.arrayBuffer()).equals(content)).toBe(true)
    const etag = response.headers.get('etag') ?? ''
    expect((await GET(...at(file.id, ada, { headers: { 'if-none-match': etag } }))).status).toBe(304)
    expect((await GET(...at(file.id, eve, { headers: { 'if-none-match': etag } }))).status).toBe(404)
  })

  test('T3: somebody else’s file and an unknown one are the same 404, by every method', async () => {
    const file = await stored('mine.txt', bytesOf('mine'))
    const seen = async (response: Response) => {
      const { error } = await response.json()
      return [response.status, { ...error, requestId: '' }]
    }
    for (const cookie of [eve, undefined]) {
      for (const route of [
        (id: string) => GET(...at(id, cookie)),
        (id: string) => DELETE(...at(id, cookie, { method: 'DELETE' })),
        (id: string) => tokensOf(...at(id, cookie)),
      ]) {
        const expected = await seen(await route(newId()))
        expect(expected[0]).toBe(404)
        expect(await seen(await route(file.id))).toEqual(expected)
      }
    }
    expect((await GET(...at(file.id, ada))).status).toBe(200)
  })

  test('can be taken back, once', async () => {
    const file = await stored('mine.txt', bytesOf('mine'))
    expect((await DELETE(...at(file.id, ada, { method: 'DELETE' }))).status).toBe(204)
    expect((await DELETE(...at(file.id, ada, { method: 'DELETE' }))).status).toBe(404)
  })
})

describe('what a file costs', () => {
  test('is counted by the provider', async () => {
    const file = await stored('words.txt', bytesOf('words '.repeat(100)))
    const response = await tokensOf(...at(file.id, ada))
    expect(await response.json()).toEqual({ inputTokens: 42, isEstimate: false })
  })

  test('is counted once, however often and by however many at once it is asked for', async () => {
    const file = await stored('words.txt', bytesOf('other words'))
    let calls = 0
    const countTokens = async () => {
      calls += 1
      return 42
    }
    given.services = { ...services, provider: { ...provider, countTokens } }
    await Promise.all(Array.from({ length: 5 }, () => tokensOf(...at(file.id, ada))))
    const again = await tokensOf(...at(file.id, ada))
    given.services = services
    expect(await again.json()).toEqual({ inputTokens: 42, isEstimate: false })
    expect(calls).toBe(1)
  })

  test('T33: is counted so often a minute', async () => {
    const silent = { ...provider, countTokens: () => Promise.reject(new AppError('provider_refused')) }
    const file = await stored('words.txt', bytesOf('more words'))
    given.services = testServices(silent, { FILES_PER_MINUTE_PER_PERSON: '2' })
    const statuses = []
    for (let asked = 0; asked < 3; asked += 1) statuses.push((await tokensOf(...at(file.id, ada))).status)
    given.services = services
    expect(statuses).toEqual([200, 200, 429])
  })

  test.each([
    ['a.png', pngOf(1_000, 750), 1_000],
    ['large.png', pngOf(4_000, 4_000), 1_600],
    ['a.pdf', pdfOf('x', 'y'), 4_500],
    ['a.txt', bytesOf('abcdefg'), 2],
  ])('is estimated, and said to be, where it cannot count: %s', async (name, content, inputTokens) => {
    const silent = { ...provider, countTokens: () => Promise.reject(new AppError('provider_refused')) }
    const file = await stored(name, content)
    given.services = { ...services, provider: silent }
    const response = await tokensOf(...at(file.id, ada))
    given.services = services
    expect(await response.json()).toEqual({ inputTokens, isEstimate: true })
  })
})

test('T38: malformed requests get a 4xx, and nobody becomes a guest by them', async () => {
  const [people, kept] = [await queries.$count(users), await queries.$count(files)]
  const body = fc.oneof(
    fc.json(),
    fc.uint8Array({ maxLength: 200 }).map((bytes) => join0(bytes)),
  )
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'binary', maxLength: 30 }), body, async (name, sent) => {
      const response = await upload(`${name}.pdf`, sent, { cookie: ada })
      expect(response.status).toBeGreaterThanOrEqual(400)
      expect(response.status).toBeLessThan(500)
      expect(await response.json()).toMatchObject({ error: { code: expect.any(String) } })
    }),
    { numRuns: rounds(300, 5_000) },
  )
  const nameless = new Request('http://chat.test/api/files', { method: 'POST', headers: { host: 'localhost' } })
  expect((await POST(nameless, { params: Promise.resolve({}) })).status).toBe(400)
  expect((await upload('', 'words', {})).status).toBe(400)
  expect((await upload('a.docx', 'words', {})).status).toBe(415)
  expect([await queries.$count(users), await queries.$count(files)]).toEqual([people, kept])
})

/** Bytes that are no text, whatever else they are. */
function join0(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array([...bytes, 0])
}
