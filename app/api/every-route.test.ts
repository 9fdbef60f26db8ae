/**
 * T1, T2, T3, T24: every route that takes a chat's id, called directly, without any proxy before it, by somebody else and
 * for a chat that nobody has: the same answer, to the letter. A route that is not named here fails the test.
 */
import { readdirSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { makeGuest } from '@/lib/server/auth/session'
import {
  asking,
  play,
  playThenHang,
  scriptedProvider,
  start,
  testServices,
  textEvents,
} from '@/lib/server/generation/fixtures/test-services'
import { newId } from '@/lib/shared/ids'

vi.mock('next/server', () => ({ after: () => {} }))

type Handler = (request: Request, context: { params: Promise<Record<string, string | string[]>> }) => Promise<Response>

/** Routes that know chats by who asks, or know none at all. */
const WITHOUT_CHAT_ID = new Set([
  'account',
  'account/export',
  'chats',
  'device-codes',
  'device-codes/claim',
  // A file's id is its owner's: file-routes.test.ts asks for it as somebody else.
  'files',
  'files/[fileId]',
  'files/[fileId]/tokens',
  'health',
  'import',
  'models',
  'preferences',
  // Searches the asker's own messages; another chat's id finds nothing, as an unknown one does.
  'search',
  'sessions',
  // A share's id is a right by itself; taking it back asks for its owner.
  'shares',
  'shares/[shareId]',
  'shares/[shareId]/continue',
  'shares/[shareId]/replays/[place]',
  'sign-in/[provider]',
  'sign-in/[provider]/callback',
  'sign-out',
  'simulator/v1/[...path]',
  'usage',
])

/** What a call needs beside the chat's id in its address: a body that would be right for the owner. */
const BODIES: Record<string, (chatId: string) => unknown> = {
  'POST chat': (id) => ({ id, message: { id: newId(), role: 'user', parts: [{ type: 'text', text: 'And then?' }] } }),
  'POST chats/[chatId]/branch': () => ({ messageId: newId() }),
  'PATCH chats/[chatId]': () => ({ title: 'Mine now' }),
  'POST chats/[chatId]/share': () => ({}),
  'POST write': (chatId) => ({ id: chatId, files: [{ path: 'a.ts', content: 'x' }], template: 'readme' }),
  'PATCH write/[chatId]': () => ({ answerId, maxCostUsd: 1 }),
  'POST write/[chatId]': () => ({ action: 'rewrite', answerId, sectionId: 'section-1', idempotencyKey: 'again' }),
  'POST chats/[chatId]/recordings/[answerId]/arrivals': () => ({ times: [1, 2], sizes: [3, 4] }),
}

const QUERIES: Record<string, string> = { 'GET chats/[chatId]/export': '?format=json' }

const FOLDER = dirname(fileURLToPath(import.meta.url))
const METHODS = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'] as const
const ROUTES = readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('route.ts'))
  .map((file) => relative('.', dirname(file)))
  .filter((route) => !WITHOUT_CHAT_ID.has(route))

const CANARY = 'CANARY-OF-ADA'
const provider = scriptedProvider(play(textEvents([CANARY])), playThenHang(textEvents([CANARY]).slice(0, 3)))
const services = testServices(provider)
Object.assign(globalThis, { [Symbol.for('firstword.services')]: Promise.resolve(services) })

const CHATS = { ended: asking(`Ended ${CANARY}`), running: asking(`Running ${CANARY}`) }
let adasCookie = ''
let answerId = ''
let evesCookie = ''

beforeAll(async () => {
  const [ada, eve] = [await makeGuest(services.database.queries), await makeGuest(services.database.queries)]
  adasCookie = `firstword-session=${ada.token}`
  evesCookie = `firstword-session=${eve.token}`
  const ended = await start(services, CHATS.ended, ada.person.id)
  answerId = ended.answerId
  await ended.done
  await start(services, CHATS.running, ada.person.id)
})

async function call(route: string, method: string, handler: Handler, chatId: string, cookie: string | undefined) {
  const body = BODIES[`${method} ${route}`]?.(chatId)
  const path = `${route.replace('[chatId]', chatId)}${QUERIES[`${method} ${route}`] ?? ''}`
  const request = new Request(`http://test/api/${path}`, {
    method,
    headers: { ...(cookie && { cookie }), ...(body !== undefined && { 'content-type': 'application/json' }) },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
  return handler(request, { params: Promise.resolve({ chatId }) })
}

/** All that a caller can see of an answer but the request's own id. */
async function seen(response: Response) {
  const text = (await response.text()).replaceAll(response.headers.get('x-request-id') ?? 'none', 'REQUEST')
  const headers = [...response.headers].filter(([name]) => !['x-request-id', 'set-cookie'].includes(name))
  return { status: response.status, text, headers }
}

test('T1: there are routes that take a chat’s id, and the usual ones are among them', () => {
  expect(ROUTES).toEqual(expect.arrayContaining(['chat', 'chat/[chatId]/stream', 'chats/[chatId]']))
})

describe.each(ROUTES)('/api/%s', (route) => {
  test('T1, T2, T3, T24: somebody else’s chat and an unknown one are the same 404', async () => {
    const module: Record<string, Handler> = await import(/* @vite-ignore */ join(FOLDER, route, 'route.ts'))
    const methods = METHODS.filter((method) => module[method])
    expect(methods.length).toBeGreaterThan(0)
    for (const method of methods) {
      const handler = module[method]
      if (!handler) continue
      for (const cookie of [evesCookie, undefined, `${evesCookie}x`]) {
        // A new chat may have any id that is free: only with the POSTs that make chats is "unknown" not told.
        const unknown = route === 'chat' || route === 'write' ? CHATS.ended.id : newId()
        const expected = await seen(await call(route, method, handler, unknown, cookie))
        expect([method, route, expected.status, expected.text]).toEqual([
          method,
          route,
          404,
          '{"error":{"code":"not_found","message":"There is nothing here, or it is not yours.","retryable":false,"requestId":"REQUEST"}}',
        ])
        for (const { id } of Object.values(CHATS)) {
          expect(await seen(await call(route, method, handler, id, cookie))).toEqual(expected)
        }
      }
    }
    // Nobody was asked anything, and nobody's answer was touched.
    expect(provider.requests).toHaveLength(2)
    const answers = await services.database.queries.query.messages.findMany({ columns: { id: true, status: true } })
    expect(answers.filter(({ status }) => status === 'running')).toHaveLength(1)
  })
})

test('T2: a stop that names another chat in its body stops neither', async () => {
  const { DELETE } = await import('./chat/[chatId]/stream/route')
  const request = new Request('http://test/api/chat/x/stream', {
    method: 'DELETE',
    headers: { cookie: evesCookie, 'content-type': 'application/json' },
    body: JSON.stringify({ id: CHATS.running.id, chatId: CHATS.running.id, answerId: CHATS.running.id }),
  })
  expect((await DELETE(request, { params: Promise.resolve({ chatId: newId() }) })).status).toBe(404)
  expect(services.streamLog.running()).toBe(1)
  const { GET } = await import('./chat/[chatId]/stream/route')
  const own = new Request('http://test/x', { headers: { cookie: adasCookie } })
  const rejoined = await GET(own, { params: Promise.resolve({ chatId: CHATS.running.id }) })
  expect(rejoined.status).toBe(200)
  await rejoined.body?.cancel()
})

test('the system prompt, which is the operator’s, is in nothing that its reader can get', async () => {
  const [system = ''] = provider.requests.map((request) => request.system)
  expect(system.length).toBeGreaterThan(50)
  const share = await import('./chats/[chatId]/share/route')
  const asked = { method: 'POST', headers: { cookie: adasCookie, 'content-type': 'application/json' }, body: '{}' }
  await share.POST(new Request('http://test/x', asked), { params: Promise.resolve({ chatId: CHATS.ended.id }) })
  // Its page shows what is stored.
  const shared = JSON.stringify(await services.database.queries.query.shares.findMany())
  expect(shared).toContain(CANARY)
  for (const sentence of system.split('. ')) expect(shared).not.toContain(sentence)
  const read: string[] = []
  for (const file of readdirSync(FOLDER, { recursive: true, encoding: 'utf8' })) {
    if (!file.endsWith('route.ts')) continue
    const { GET }: Record<string, Handler> = await import(/* @vite-ignore */ join(FOLDER, file))
    if (!GET) continue
    for (const query of ['', '?format=json', '?format=html', '?format=markdown', `?q=${CANARY}`]) {
      const request = new Request(`http://test/api/${dirname(file)}${query}`, { headers: { cookie: adasCookie } })
      const params = {
        chatId: CHATS.ended.id,
        answerId,
        shareId: 'x',
        provider: 'x',
        path: ['v1', 'models'],
        fileId: 'x',
      }
      const response = await GET(request, { params: Promise.resolve(params) })
      const text = response.headers.get('content-type')?.startsWith('text/event-stream') ? '' : await response.text()
      if (text === '') await response.body?.cancel()
      // Each sentence of it would be too much.
      for (const sentence of system.split('. ')) expect(text).not.toContain(sentence)
      if (text.includes(CANARY)) read.push(dirname(file))
    }
  }
  // What was to be read was read.
  expect(read).toEqual(expect.arrayContaining(['chats/[chatId]', 'chats/[chatId]/recordings/[answerId]', 'search']))
  expect(read).toEqual(expect.arrayContaining(['chats/[chatId]/export', 'account/export']))
})
