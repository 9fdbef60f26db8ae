/** The HTTP contract: post, attach, rejoin, stop, JSON mode, refusals, headers. */
import { request as httpRequest } from 'node:http'
import { startApp } from './support/app'
import { expect, test } from './support/fixtures'
import { words } from './support/page'
import { newChatId, parseEvents, readUntil, textOfEvents, visitor } from './support/wire'

test('a stream numbers its events from 1, carries everything, and ends with [DONE]', async ({ app }) => {
  const response = await visitor(app.url).ask(newChatId(), 'count to 50')
  expect(response.status).toBe(200)
  expect(Object.fromEntries(response.headers)).toMatchObject({
    'content-type': 'text/event-stream; charset=utf-8',
    'cache-control': 'no-cache, no-transform',
    'x-vercel-ai-ui-message-stream': 'v1',
    'x-accel-buffering': 'no',
  })
  expect(response.headers.get('content-encoding')).toBeNull()
  const events = parseEvents(await response.text())
  expect(events.at(-1)).toEqual({ id: undefined, data: '[DONE]' })
  const chunks = events.slice(0, -1)
  const answerId = chunks[0]?.id?.split(':')[0]
  expect(chunks.map(({ id }) => id)).toEqual(chunks.map((_, at) => `${answerId}:${at + 1}`))
  expect(JSON.parse(chunks[0]?.data ?? '')).toMatchObject({ type: 'start', messageId: answerId })
  expect(textOfEvents(events)).toBe(words(50))
  expect(JSON.parse(chunks.at(-1)?.data ?? '')).toMatchObject({
    type: 'finish',
    messageMetadata: {
      status: 'complete',
      model: 'claude-sonnet-5-5',
      stopReason: 'end_turn',
      usage: { outputTokens: 50, cacheReadTokens: 0, cacheWriteTokens: expect.any(Number) },
      costUsd: expect.any(Number),
      timeToFirstTokenMs: expect.any(Number),
      durationMs: expect.any(Number),
    },
  })
})

test('a client that asks for gzip still gets an uncompressed stream', async ({ app }) => {
  const body = JSON.stringify({
    id: newChatId(),
    message: { id: 'q', role: 'user', parts: [{ type: 'text', text: 'count to 3' }] },
  })
  const encoding = await new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/json', 'accept-encoding': 'gzip' }
    httpRequest(`${app.url}/api/chat`, { method: 'POST', headers }, (response) => {
      response.resume()
      resolve(response.headers['content-encoding'])
    })
      .on('error', reject)
      .end(body)
  })
  expect(encoding).toBeUndefined()
})

test('with Accept: application/json the answer comes as a whole', async ({ app }) => {
  const me = visitor(app.url)
  const chatId = newChatId()
  const response = await me.ask(chatId, 'count to 30', {}, { accept: 'application/json' })
  expect(response.headers.get('content-type')).toContain('application/json')
  const message = await response.json()
  expect(message).toMatchObject({ role: 'assistant', metadata: { status: 'complete', usage: { outputTokens: 30 } } })
  const text = message.parts.map((part: { text?: string }) => part.text ?? '').join('')
  expect(text).toBe(words(30))
  // The same question as a stream gets the same answer, without another call.
  expect(textOfEvents(parseEvents(await (await me.ask(chatId, 'count to 30')).text()))).toBe(text)
})

test('in JSON mode an upstream failure is an HTTP status', async ({ app }) => {
  const response = await visitor(app.url).ask(
    newChatId(),
    'Break off with an overloaded error',
    {},
    { accept: 'application/json' },
  )
  expect(response.status).toBe(503)
  expect(await response.json()).toEqual({
    error: { code: 'overloaded', message: expect.any(String), retryable: true, requestId: expect.any(String) },
  })
})

test('one question posted five times gets one answer from one call', async ({ app, simulator }) => {
  const me = visitor(app.url)
  const chatId = newChatId()
  await (await me.ask(newChatId(), 'count to 1')).text()
  await simulator.reset()
  await simulator.pauseAfter(5)
  const responses = await Promise.all(Array.from({ length: 5 }, () => me.ask(chatId, 'count to 40')))
  await simulator.resume()
  const texts = await Promise.all(responses.map((response) => response.text()))
  expect(new Set(texts.map((text) => text.replace(/^: heartbeat\n\n/gm, ''))).size).toBe(1)
  expect(textOfEvents(parseEvents(texts[0] ?? ''))).toBe(words(40))
  expect(await simulator.requests()).toHaveLength(1)
})

test('rejoin after a cursor, running and ended; without one; with invalid ones', async ({ app, simulator }) => {
  const me = visitor(app.url)
  const chatId = newChatId()
  const stream = `/api/chat/${chatId}/stream`
  await simulator.pauseAfter(10)
  const first = await readUntil(await me.ask(chatId, 'count to 60'), words(10).slice(-7))
  const cursor = parseEvents(first).at(-3)?.id ?? ''

  const running = await me.fetch(stream)
  expect(running.status).toBe(200)
  const strange = await me.fetch(`${stream}?after=another:7`)
  const byHeader = await me.fetch(`${stream}?after=${cursor.replace(/\d+$/, '1')}`, {
    headers: { 'last-event-id': cursor },
  })
  expect((await me.fetch(`${stream}?after=nonsense`)).status).toBe(400)
  await simulator.resume()

  const whole = parseEvents(await running.text())
  expect(whole[0]?.id).toMatch(/:1$/)
  expect(textOfEvents(whole)).toBe(words(60))
  expect(parseEvents(await strange.text())).toEqual(whole)
  const at = whole.findIndex(({ id }) => id === cursor)
  expect(parseEvents(await byHeader.text())).toEqual(whole.slice(at + 1))

  const ended = await me.fetch(`${stream}?after=${cursor}`)
  expect(ended.status).toBe(200)
  expect(parseEvents(await ended.text())).toEqual(whole.slice(at + 1))
  expect((await me.fetch(stream)).status).toBe(204)
  expect(await simulator.requests()).toHaveLength(1)
})

test('stop keeps the partial answer, ends the call, and can be repeated', async ({ app, simulator }) => {
  const me = visitor(app.url)
  const chatId = newChatId()
  await simulator.pauseAfter(4)
  const response = await me.ask(chatId, 'count to 90')
  const stop = () => me.fetch(`/api/chat/${chatId}/stream`, { method: 'DELETE' })
  await expect.poll(async () => (await simulator.requests())[0]?.deltasSent).toBe(4)
  expect((await stop()).status).toBe(204)
  const events = parseEvents(await response.text())
  expect(events.slice(-3).map(({ data }) => (data === '[DONE]' ? data : JSON.parse(data).type))).toEqual([
    'abort',
    'finish',
    '[DONE]',
  ])
  expect(JSON.parse(events.at(-2)?.data ?? '').messageMetadata).toMatchObject({ status: 'stopped', estimated: true })
  expect(textOfEvents(events)).toBe(words(4))
  await expect.poll(async () => (await simulator.requests())[0]?.ended).toBe('aborted')
  expect((await stop()).status).toBe(204)
})

test('another question while an answer runs is refused, and so is an edit', async ({ app, simulator }) => {
  const me = visitor(app.url)
  const chatId = newChatId()
  await simulator.pauseAfter(1)
  const running = await me.ask(chatId, 'count to 9')
  expect((await me.ask(chatId, 'count to 8')).status).toBe(409)
  const edit = { messages: [{ id: 'q-count-to-9', role: 'user', parts: [{ type: 'text', text: 'count to 7' }] }] }
  const refused = await me.ask(chatId, '', edit)
  expect(refused.status).toBe(409)
  expect((await refused.json()).error).toMatchObject({ code: 'already_running', retryable: true })
  await simulator.resume()
  await running.text()
  expect(textOfEvents(parseEvents(await (await me.ask(chatId, '', edit)).text()))).toBe(words(7))
})

test("somebody else's chat and an unknown one get the same 404, and cost nothing", async ({ app, simulator }) => {
  const chatId = newChatId()
  await simulator.pauseAfter(3)
  const mine = await visitor(app.url).ask(chatId, 'count to 20')
  const other = visitor(app.url)
  await (await other.ask(newChatId(), 'count to 2')).text()
  const calls = (await simulator.requests()).length
  const plain = async (response: Response) => {
    const { error } = await response.json()
    return [response.status, error.code, error.message]
  }
  const unknown = newChatId()
  for (const method of ['GET', 'DELETE']) {
    const theirs = await plain(await other.fetch(`/api/chat/${chatId}/stream`, { method }))
    expect(theirs[0]).toBe(404)
    expect(theirs).toEqual(await plain(await other.fetch(`/api/chat/${unknown}/stream`, { method })))
  }
  expect((await other.ask(chatId, 'count to 5')).status).toBe(404)
  expect((await visitor(app.url).fetch(`/api/chat/${chatId}/stream`)).status).toBe(404)
  expect(await simulator.requests()).toHaveLength(calls)
  await simulator.resume()
  expect(textOfEvents(parseEvents(await mine.text()))).toBe(words(20))
})

test('bad requests get a clear error, and the server survives them', async ({ app, simulator }) => {
  const me = visitor(app.url)
  const json = { 'content-type': 'application/json' }
  const post = (body: BodyInit, headers: Record<string, string> = json) =>
    me.fetch('/api/chat', { method: 'POST', body, headers })
  const cases: Array<[Promise<Response>, number]> = [
    [post('{'), 400],
    [post('{}'), 400],
    [post('[]'), 400],
    [me.ask('bad id!', 'hello'), 400],
    [me.ask(newChatId(), '   '), 400],
    [me.ask(newChatId(), 'hello', { model: 'gpt-1' }), 400],
    [post('{}', { 'content-type': 'text/plain' }), 415],
    [post(JSON.stringify({ text: 'x'.repeat(2_000_000) })), 413],
    [me.ask(newChatId(), 'hello', {}, { origin: 'https://evil.example' }), 403],
    [me.ask(newChatId(), 'hello', {}, { 'sec-fetch-site': 'cross-site' }), 403],
    [me.fetch('/api/chat', { method: 'GET' }), 405],
  ]
  for (const [pending, status] of cases) {
    const response = await pending
    expect(response.status).toBe(status)
    if (status !== 405) {
      const body = await response.json()
      expect(body).toEqual({
        error: {
          code: expect.any(String),
          message: expect.any(String),
          retryable: false,
          requestId: expect.any(String),
        },
      })
      expect(JSON.stringify(body)).not.toMatch(/\bat .*\.[jt]s/)
    }
  }
  expect(await simulator.requests()).toEqual([])
  expect((await me.fetch('/api/health')).status).toBe(200)
})

test('health reports which adapters run', async ({ app, demoApp, database }) => {
  expect(await (await fetch(`${app.url}/api/health`)).json()).toMatchObject({
    provider: { kind: 'compatible' },
    streamLog: { kind: 'memory' },
    database: { kind: database === 'postgres' ? 'postgres' : 'pglite', state: 'up' },
  })
  expect(await (await fetch(`${demoApp.url}/api/health`)).json()).toMatchObject({ provider: { kind: 'simulator' } })
})

test('a compatible server works without a key', async ({ demoApp }) => {
  const app = await startApp({ ANTHROPIC_BASE_URL: `${demoApp.url}/api/simulator` })
  try {
    const events = parseEvents(await (await visitor(app.url).ask(newChatId(), 'count to 6')).text())
    expect(textOfEvents(events)).toBe(words(6))
  } finally {
    await app.stop()
  }
})

test('with a key of its own the site does not expose its simulator', async ({ app, demoApp }) => {
  expect((await fetch(`${app.url}/api/simulator/v1/models`, { headers: { 'x-api-key': 'any' } })).status).toBe(404)
  const headers = { 'x-api-key': 'any', 'anthropic-version': '2023-06-01' }
  expect((await fetch(`${demoApp.url}/api/simulator/v1/models`, { headers })).status).toBe(200)
})
