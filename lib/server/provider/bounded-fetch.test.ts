/** What a provider may not do with the key and with memory: send requests elsewhere, and answer without an end. */
import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, describe, expect, test } from 'vitest'
import { flood } from '@/lib/server/generation/fixtures/flood'
import { isAppError } from '@/lib/shared/error'
import { createAnthropicProvider } from './anthropic-provider'
import type { ModelProvider } from './provider'
import { UPSTREAM_LIMITS } from './upstream-limits'

const request = { model: 'm', max_tokens: 1, messages: [{ role: 'user' as const, content: 'Hi' }] }

const servers: Server[] = []
afterEach(() => {
  for (const server of servers.splice(0)) server.closeAllConnections()
})

async function listen(handle: RequestListener): Promise<string> {
  const server = createServer(handle)
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  server.unref()
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`
}

function providerAt(baseURL: string, fetch = globalThis.fetch): ModelProvider {
  return createAnthropicProvider({
    kind: 'compatible',
    apiKey: 'sk-canary-key',
    baseURL,
    authStyle: 'both',
    version: undefined,
    fetch,
  })
}

async function readAll(provider: ModelProvider, signal: AbortSignal) {
  const nothing = () => {}
  const options = { purpose: 'answer' as const, retry: 0, signal, onBytes: nothing, onRawEvent: nothing }
  for await (const _event of provider.stream(request, { ...options, onSkippedEvent: nothing })) nothing()
}

/** Every kind of call that carries the key. */
const CALLS: Array<[string, (provider: ModelProvider, signal: AbortSignal) => Promise<unknown>]> = [
  ['an answer', readAll],
  ['a count of tokens', (provider, signal) => provider.countTokens(request, signal)],
  ['the list of models', (provider, signal) => provider.listModels(signal)],
]

const failure = (work: Promise<unknown>) =>
  work.then(
    () => undefined,
    (thrown) => thrown,
  )

describe.each(CALLS)('%s', (_name, call) => {
  const { signal } = new AbortController()

  test.each([301, 302, 303, 307, 308])(
    'a redirect with %i is not followed, and the operator is told',
    async (status) => {
      const reached: unknown[] = []
      const elsewhere = await listen((incoming, reply) => {
        reached.push(incoming.headers)
        reply.end('{}')
      })
      const asked: unknown[] = []
      const provider = providerAt(
        await listen((incoming, reply) => {
          asked.push(incoming.headers['x-api-key'])
          reply.writeHead(status, { location: `${elsewhere}${incoming.url}` }).end()
        }),
      )
      const error = await failure(call(provider, signal))
      expect(reached).toEqual([])
      expect(asked).toEqual(['sk-canary-key'])
      expect(error).toMatchObject({ code: 'provider_refused', retryable: false, cause: { status } })
      expect(error.message).toContain('ANTHROPIC_BASE_URL')
    },
  )

  test('a redirect to the same server is not followed either', async () => {
    const asked: unknown[] = []
    const provider = providerAt(
      await listen((incoming, reply) => {
        asked.push(incoming.url)
        reply.writeHead(308, { location: '/elsewhere' }).end()
      }),
    )
    expect(await failure(call(provider, signal))).toMatchObject({ code: 'provider_refused' })
    expect(asked).toHaveLength(1)
  })

  test.each([400, 401, 429, 500, 529])('an error body of status %i is read to its bound', async (status) => {
    const upstream = flood('{"type":"error","error":{"type":"x","message":"', () => 'x'.repeat(1_000), status)
    const error = await failure(call(providerAt('http://upstream.test', upstream.fetch), signal))
    expect(isAppError(error)).toBe(true)
    expect(error.cause).toMatchObject({ status })
    expect(error.cause.message.length).toBeLessThan(UPSTREAM_LIMITS.errorBytes + 100)
    expect(upstream.bytes()).toBeLessThan(2 * UPSTREAM_LIMITS.errorBytes)
    expect(upstream.isOver()).toBe(true)
  })

  test('an error body that stalls ends with the call', async () => {
    const stop = new AbortController()
    let isOver = false
    const source = {
      pull() {
        stop.abort()
        return new Promise<void>(() => {})
      },
      cancel() {
        isOver = true
      },
    }
    const body = new ReadableStream(source, { highWaterMark: 0 })
    await failure(
      call(
        providerAt('http://upstream.test', async () => new Response(body, { status: 400 })),
        stop.signal,
      ),
    )
    expect(isOver).toBe(true)
  })

  test('an error whose body breaks off is still that error', async () => {
    const body = () =>
      new ReadableStream({
        pull(controller) {
          controller.error(new Error('reset'))
        },
      })
    const provider = providerAt('http://upstream.test', async () => new Response(body(), { status: 401 }))
    expect(await failure(call(provider, signal))).toMatchObject({ code: 'provider_key' })
  })
})

test.each(CALLS.slice(1))('%s that does not end is read to its bound', async (_name, call) => {
  const upstream = flood('{"data":[', () => '{},'.repeat(1_000))
  const error = await failure(call(providerAt('http://upstream.test', upstream.fetch), new AbortController().signal))
  expect(error).toMatchObject({ code: 'provider_failed' })
  expect(upstream.bytes()).toBeLessThan(UPSTREAM_LIMITS.jsonBytes + 100_000)
  expect(upstream.isOver()).toBe(true)
})

test('a list of models without an end is one of some hundred', async () => {
  let pages = 0
  const provider = providerAt('http://upstream.test', async () => {
    pages += 1
    // None of them can be read.
    return Response.json({ data: Array.from({ length: 100 }, () => ({ id: 7 })), has_more: true, last_id: `m${pages}` })
  })
  expect(await provider.listModels(new AbortController().signal)).toEqual([])
  expect(pages).toBeLessThan(10)
})

test('a server that redirects counts as down', async () => {
  const provider = providerAt('http://upstream.test', async () => new Response(null, { status: 302 }))
  await failure(readAll(provider, new AbortController().signal))
  expect(provider.health()).toMatchObject({ state: 'down' })
})

test.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty'])(
  'the error type %s is a failure of the provider',
  async (type) => {
    const body = `{"type":"error","error":{"type":"${type}","message":"x"}}`
    const headers = { 'content-type': 'text/event-stream' }
    const provider = providerAt(
      'http://upstream.test',
      async () => new Response(`event: error\ndata: ${body}\n\n`, { headers }),
    )
    const error = await failure(readAll(provider, new AbortController().signal))
    expect(error).toMatchObject({ code: 'provider_failed', status: 502 })
  },
)
