/** The operator's review: whatever its server does, nothing is released without its verdict. */
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text as readText } from 'node:stream/consumers'
import { afterEach, expect, test } from 'vitest'
import { createReview, type ReviewSettings } from './review'

const servers: Server[] = []

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections()
    server.close()
  }
})

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/review`
}

const ANSWER = { topic: 'medical', text: 'Take two tablets.' }
const NO_VERDICT = { isReleased: false, reason: expect.stringContaining('no verdict in time') }

const reviewAt = (url: string, change: Partial<ReviewSettings> = {}) =>
  createReview({ url, timeoutMs: 10_000, token: undefined, ...change }, fetch)

/** Replies with this to everything. */
const replying = (status: number, body: string, headers: Record<string, string> = {}): Promise<string> =>
  serve((_request, response) => response.writeHead(status, headers).end(body))

const RELEASE = '{"release":true}'

test('it gets the topic, the text and the token, and its verdict counts', async () => {
  const seen: unknown[] = []
  const url = await serve(async (request, response) => {
    const { method, headers } = request
    seen.push({ method, authorization: headers.authorization, body: JSON.parse(await readText(request)) })
    response.end(RELEASE)
  })
  const secret = 'a token of the review'
  expect(await reviewAt(url, { token: secret })(ANSWER)).toMatchObject({ isReleased: true })
  expect(await reviewAt(url)({ topic: undefined, text: 'x' })).toMatchObject({ isReleased: true })
  expect(seen).toEqual([
    { method: 'POST', authorization: `Bearer ${secret}`, body: ANSWER },
    { method: 'POST', authorization: undefined, body: { topic: null, text: 'x' } },
  ])
})

test('its reason is told, or that there is one', async () => {
  const refuse = (body: object) => replying(200, JSON.stringify({ release: false, ...body }))
  expect(await reviewAt(await refuse({ reason: 'Ask a doctor.' }))(ANSWER)).toEqual({
    isReleased: false,
    reason: 'Ask a doctor.',
  })
  expect(await reviewAt(await refuse({}))(ANSWER)).toEqual({
    isReleased: false,
    reason: 'It was reviewed, and must not be shown.',
  })
})

test.each<[string, number, string]>([
  ['an error', 500, RELEASE],
  ['no content', 204, ''],
  ['an empty body', 200, ''],
  ['no JSON', 200, '<html>release</html>'],
  ['JSON without a verdict', 200, '{"ok":true}'],
  ['a verdict that is no boolean', 200, '{"release":"true"}'],
  ['a list', 200, '[true]'],
  ['a reason that is too long', 200, JSON.stringify({ release: true, reason: 'x'.repeat(501) })],
  ['a reply that is too large', 200, `${' '.repeat(1024 * 1024)}${RELEASE}`],
])('%s releases nothing', async (_name, status, body) => {
  expect(await reviewAt(await replying(status, body))(ANSWER)).toEqual(NO_VERDICT)
})

test.each([301, 302, 307, 308])('a redirect (%i) is not followed: the text goes nowhere else', async (status) => {
  let visits = 0
  const elsewhere = await serve((_request, response) => {
    visits += 1
    response.end(RELEASE)
  })
  expect(await reviewAt(await replying(status, '', { location: elsewhere }))(ANSWER)).toEqual(NO_VERDICT)
  expect(visits).toBe(0)
})

test('a server that does not answer, one that stops in the middle, and none at all release nothing', async () => {
  const silent = await serve(() => {})
  const halting = await serve((_request, response) => void response.writeHead(200).write('{"release":'))
  const gone = await serve(() => {})
  servers.pop()?.close()
  for (const url of [silent, halting, gone]) {
    expect(await reviewAt(url, { timeoutMs: 100 })(ANSWER), url).toEqual(NO_VERDICT)
  }
})
