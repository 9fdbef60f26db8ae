/** The provider against bytes: what it asks, what it makes of every kind of reply. */
import { describe, expect, test } from 'vitest'
import type { ModelEvent } from '@/lib/anthropic/model-event'
import { readConfig } from '@/lib/server/config'
import { textOf } from '@/lib/shared/message'
import { FIXTURES, fixture, run } from '@/lib/stream/fixtures/fixtures'
import { type AnthropicProviderOptions, createAnthropicProvider } from './anthropic-provider'
import { parseModelEvent } from './model-event'
import type { ModelRequest } from './provider'

const request: ModelRequest = {
  model: 'claude-sonnet-5-5',
  max_tokens: 100,
  messages: [{ role: 'user', content: 'Hi' }],
}

interface Asked {
  headers: Headers
  body: unknown
  url: string
}

/** A provider whose upstream answers with a response of the test's making. */
function providerOf(respond: () => Response | Promise<Response>, change: Partial<AnthropicProviderOptions> = {}) {
  const asked: Asked[] = []
  const provider = createAnthropicProvider({
    kind: 'compatible',
    apiKey: 'sk-canary-key',
    baseURL: 'http://upstream.test',
    authStyle: 'both',
    version: undefined,
    fetch: async (input, init) => {
      const { headers, url } = new Request(input, init)
      asked.push({ headers, url, body: init?.body ? JSON.parse(String(init.body)) : undefined })
      return respond()
    },
    ...change,
  })
  return { provider, asked }
}

function pieces(text: string, size = text.length): ReadableStream<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  let at = 0
  return new ReadableStream({
    pull(controller) {
      if (at >= bytes.length) return controller.close()
      controller.enqueue(bytes.subarray(at, at + size))
      at += size
    },
  })
}

const eventStream = (body: BodyInit) => new Response(body, { headers: { 'content-type': 'text/event-stream' } })

async function collect(provider: ReturnType<typeof providerOf>['provider'], onBytes = () => {}) {
  const events: ModelEvent[] = []
  const raw: unknown[] = []
  const skipped: number[] = []
  const { signal } = new AbortController()
  const call = {
    purpose: 'answer' as const,
    signal,
    retry: 2,
    onBytes,
    onRawEvent: (event: unknown) => raw.push(event),
    onSkippedEvent: () => skipped.push(1),
  }
  for await (const event of provider.stream(request, call)) events.push(event)
  return { events, raw, skipped: skipped.length }
}

describe.each(FIXTURES)('recorded stream $name', ({ text }) => {
  const whole = run(parseAll(text)).message

  test.each([
    ['as it is', text],
    ['without event names', text.replace(/^event: .*\n/gm, '')],
    ['with CRLF', text.replaceAll('\n', '\r\n')],
    ['without event names, with CRLF', text.replace(/^event: .*\n/gm, '').replaceAll('\n', '\r\n')],
    ['after a comment and a byte order mark', `\ufeff: hello\n\n${text}`],
  ])('%s, in pieces of 1, 7 and all bytes, is the same answer', async (_name, sent) => {
    for (const size of [1, 7, 1e6]) {
      const { provider } = providerOf(() => eventStream(pieces(sent, size)))
      const { events } = await collect(provider)
      expect(run(events).message).toEqual(whole)
    }
  })
})

function parseAll(text: string): ModelEvent[] {
  return text.split('\n\n').flatMap((block) => {
    const data = /^data: (.*)$/m.exec(block)?.[1]
    return data && !data.includes('"ping"') ? [parseModelEvent(JSON.parse(data))] : []
  })
}

describe('what is asked', () => {
  test.each([
    ['both', 'Bearer sk-canary-key', 'sk-canary-key'],
    ['bearer', 'Bearer sk-canary-key', null],
    ['x-api-key', null, 'sk-canary-key'],
  ] as const)('auth style %s', async (authStyle, authorization, key) => {
    const { provider, asked } = providerOf(() => eventStream(fixture('text')), { authStyle })
    await collect(provider)
    expect(asked[0]?.headers.get('authorization')).toBe(authorization)
    expect(asked[0]?.headers.get('x-api-key')).toBe(key)
  })

  test('a server that wants no key gets none', async () => {
    const { provider, asked } = providerOf(() => eventStream(fixture('text')), { apiKey: undefined })
    await collect(provider)
    expect(asked[0]?.headers.has('authorization')).toBe(false)
    expect(asked[0]?.headers.has('x-api-key')).toBe(false)
  })

  test.each(['', '/', '/v1', '/v1/', '//v1//'])('all paths of a base URL that ends in %j', async (ending) => {
    const { baseURL } = readConfig({ ANTHROPIC_BASE_URL: `http://upstream.test/anthropic${ending}` })
    const { provider, asked } = providerOf(() => eventStream(fixture('text')), { baseURL })
    const { signal } = new AbortController()
    await collect(provider)
    const free = providerOf(() => Response.json({ input_tokens: 1, data: [], has_more: false }), { baseURL })
    await free.provider.countTokens(request, signal)
    await free.provider.listModels(signal)
    expect(asked[0]?.url).toBe('http://upstream.test/anthropic/v1/messages')
    expect(free.asked[0]?.url).toBe('http://upstream.test/anthropic/v1/messages/count_tokens')
    expect(free.asked[1]?.url).toMatch(/^http:\/\/upstream.test\/anthropic\/v1\/models\b/)
  })

  test('purpose, version, address and body', async () => {
    const { provider, asked } = providerOf(() => eventStream(fixture('text')), { version: '2023-06-01' })
    await collect(provider)
    expect(asked[0]?.headers.get('x-firstword-purpose')).toBe('answer')
    expect(asked[0]?.headers.get('x-stainless-retry-count')).toBe('2')
    expect(asked[0]?.headers.get('anthropic-version')).toBe('2023-06-01')
    expect(asked[0]?.url).toBe('http://upstream.test/v1/messages')
    expect(asked[0]?.body).toEqual({ ...request, stream: true })
  })
})

describe('what comes back', () => {
  test('every read of the body is seen, pings included', async () => {
    const ping = 'event: ping\ndata: {"type":"ping"}\n\n'
    const { provider } = providerOf(() => eventStream(pieces(ping.repeat(3) + fixture('text'), ping.length)))
    let reads = 0
    const { raw } = await collect(provider, () => {
      reads += 1
    })
    expect(reads).toBeGreaterThan(3)
    expect(raw).toHaveLength(13)
  })

  test.each([
    ['text/html', 'provider_refused'],
    ['application/json', 'provider_refused'],
    ['', 'provider_refused'],
  ])('a body of type %j is no stream', async (type, code) => {
    const { provider, asked } = providerOf(() => new Response(pieces('<html>'), { headers: { 'content-type': type } }))
    await expect(collect(provider)).rejects.toMatchObject({ code })
    expect(asked).toHaveLength(1)
  })

  test.each([
    [400, 'invalid_request_error', 'provider_refused'],
    [401, 'authentication_error', 'provider_key'],
    [403, 'permission_error', 'provider_key'],
    [404, 'not_found_error', 'provider_refused'],
    [413, 'request_too_large', 'context_full'],
    [429, 'rate_limit_error', 'rate_limited'],
    [500, 'api_error', 'provider_failed'],
    [502, undefined, 'provider_failed'],
    [504, 'timeout_error', 'timed_out'],
    [529, 'overloaded_error', 'overloaded'],
  ])('status %i (%s) is %s, after one call, without the upstream’s words', async (status, type, code) => {
    const body = type ? JSON.stringify({ type: 'error', error: { type, message: 'CANARY' } }) : '<html>CANARY</html>'
    const { provider, asked } = providerOf(() => new Response(body, { status, headers: { 'retry-after': '7' } }))
    const error = await collect(provider).catch((thrown) => thrown)
    expect(error).toMatchObject({ code, retryAfter: 7 })
    expect(JSON.stringify(error.info('request'))).not.toContain('CANARY')
    expect(asked).toHaveLength(1)
  })

  test.each([
    ['<html>Not Found</html>', 'ANTHROPIC_BASE_URL', 'does not know this model'],
    [JSON.stringify({ detail: 'Not Found' }), 'ANTHROPIC_BASE_URL', 'does not know this model'],
    [JSON.stringify({ error: { message: 'The model `x` does not exist' } }), 'does not know this model', 'no Messages'],
  ])('a 404 blames the model only where the model is meant: %s', async (body, said, notSaid) => {
    const { provider } = providerOf(() => new Response(body, { status: 404 }))
    const error = await collect(provider).catch((thrown) => thrown)
    expect(error.code).toBe('provider_refused')
    expect(error.message).toContain(said)
    expect(error.message).not.toContain(notSaid)
  })

  test('a prompt that is too long', async () => {
    const body = { type: 'error', error: { type: 'invalid_request_error', message: 'prompt is too long: 9 > 8' } }
    const { provider } = providerOf(() => Response.json(body, { status: 400 }))
    await expect(collect(provider)).rejects.toMatchObject({ code: 'context_full' })
  })

  test('an error inside the stream, first or later', async () => {
    const error = 'event: error\ndata: {"type":"error","error":{"type":"overloaded_error","message":"x"}}\n\n'
    const half = fixture('text').slice(0, 900)
    for (const text of [error, half.slice(0, half.lastIndexOf('\n\n') + 2) + error]) {
      const { provider } = providerOf(() => eventStream(text))
      await expect(collect(provider)).rejects.toMatchObject({ code: 'overloaded' })
    }
  })

  test('a connection that cannot be made, or breaks', async () => {
    const refused = providerOf(() => Promise.reject(new TypeError('fetch failed')))
    await expect(collect(refused.provider)).rejects.toMatchObject({ code: 'connection_lost' })
    const broken = new ReadableStream({
      pull(controller) {
        controller.error(new TypeError('terminated'))
      },
    })
    await expect(collect(providerOf(() => eventStream(broken)).provider)).rejects.toMatchObject({
      code: 'connection_lost',
    })
  })

  test('an abort ends the iteration without an error, and the body upstream', async () => {
    let cancelled = false
    const body = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(fixture('text').slice(0, 700)))
      },
      cancel() {
        cancelled = true
      },
    })
    const { provider } = providerOf(() => eventStream(body))
    const stop = new AbortController()
    const call = {
      purpose: 'answer' as const,
      retry: 0,
      signal: stop.signal,
      onBytes() {},
      onRawEvent() {},
      onSkippedEvent() {},
    }
    for await (const event of provider.stream(request, call)) if (event.type === 'content_block_delta') stop.abort()
    expect(cancelled).toBe(true)
  })

  test('message_stop is the end, also of a socket that stays open', async () => {
    const open = new ReadableStream({
      start(controller) {
        controller.enqueue(new TextEncoder().encode(fixture('text')))
      },
    })
    const { events } = await collect(providerOf(() => eventStream(open)).provider)
    expect(textOf(run(events).message)).toContain('line two')
  })
})

describe('events that cannot be read', () => {
  const events = fixture('text').split('\n\n').slice(0, -1)
  const at = events.findIndex((event) => event.includes('text_delta')) + 1
  const spoil = (...lines: string[]) => `${[...events.slice(0, at), ...lines, ...events.slice(at)].join('\n\n')}\n\n`

  test.each([
    ['a line that is no field', 'this is not an event at all <html>\0', 0],
    ['JSON of an event that carries no text', 'event: content_block_stop\ndata: {"type":"content_blo', 1],
    ['the end mark of another protocol', 'data: [DONE]', 1],
    ['a number', 'data: 7', 1],
  ])('%s is left out and counted', async (_name, line, count) => {
    const { events: seen, skipped } = await collect(providerOf(() => eventStream(spoil(line))).provider)
    expect(skipped).toBe(count)
    expect(run(seen).message).toEqual(run(parseAll(fixture('text'))).message)
  })

  test.each([
    [
      'half a delta',
      'event: content_block_delta\ndata: {"type":"content_block_delta","index":0,"delta":{"type":"text_del',
    ],
    ['half a delta without a name', 'data: {"type":"content_block_delta","index":0,"delta":{"type":"text_del'],
    ['a delta without data', 'event: content_block_delta'],
    ['a delta without its text', 'data: {"type":"content_block_delta","index":0,"delta":{"type":"text_delta"}}'],
  ])('%s ends the answer as a failure, what came before is kept', async (_name, line) => {
    const { provider } = providerOf(() => eventStream(spoil(line)))
    const seen: ModelEvent[] = []
    const call = { purpose: 'answer' as const, retry: 0, onBytes() {}, onRawEvent() {}, onSkippedEvent() {} }
    const failed = (async () => {
      for await (const event of provider.stream(request, { ...call, signal: new AbortController().signal })) {
        seen.push(event)
      }
    })()
    await expect(failed).rejects.toMatchObject({ code: 'provider_failed' })
    expect(seen).toEqual(parseAll(events.slice(0, at).join('\n\n')))
  })

  test('events that lose their names midway, and an error without one', async () => {
    const nameless = `${events.slice(0, at).join('\n\n')}\n\n${events
      .slice(at)
      .join('\n\n')
      .replace(/^event: .*\n/gm, '')}\n\n`
    const { events: seen } = await collect(providerOf(() => eventStream(nameless)).provider)
    expect(run(seen).message).toEqual(run(parseAll(fixture('text'))).message)
    const error = 'data: {"type":"error","error":{"type":"overloaded_error","message":"x"}}'
    await expect(collect(providerOf(() => eventStream(spoil(error))).provider)).rejects.toMatchObject({
      code: 'overloaded',
    })
  })

  test('the last event counts without its closing blank line', async () => {
    const { events: seen } = await collect(providerOf(() => eventStream(fixture('text').trimEnd())).provider)
    expect(seen.at(-1)?.type).toBe('message_stop')
  })
})

describe('strangers’ fields', () => {
  test.each([
    [{ type: 'content_block_delta', index: 0, delta: { type: 'future_delta' } }],
    [{ type: 'future_event' }],
    [{ type: '__proto__' }],
    [null],
    ['message_stop'],
    [[]],
  ])('%j is unknown', (value) => {
    expect(parseModelEvent(value)).toEqual({ type: 'unknown' })
  })

  test.each([
    [{ type: 'text_delta', text: { evil: 1 } }],
    [{ type: 'text_delta' }],
    [{ type: 'thinking_delta', thinking: null }],
    [{ type: 'input_json_delta', partial_json: 7 }],
  ])('a known delta without its content is a fault: %j', (delta) => {
    expect(() => parseModelEvent({ type: 'content_block_delta', index: 0, delta })).toThrow(/cannot be read/)
  })

  test.each([-1, '0', 1.5, undefined])('an index that is none (%j) leaves the text of its delta', (index) => {
    const delta = { type: 'text_delta', text: 'x' }
    expect(parseModelEvent({ type: 'content_block_delta', index, delta })).toEqual({
      type: 'content_block_delta',
      index: -1,
      delta,
    })
  })

  test('counts and names that are none are left out, the event stays', () => {
    const message = { id: 7, model: ['x'], usage: { input_tokens: -5, output_tokens: 'many' }, content: 'x' }
    expect(parseModelEvent({ type: 'message_start', message })).toEqual({
      type: 'message_start',
      message: { usage: {} },
    })
  })
})
