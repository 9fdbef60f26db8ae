/** What the health tells is what was last found out, and asking for it costs nothing. */
import { describe, expect, test } from 'vitest'
import { AppError } from '@/lib/shared/error'
import { fixture } from '@/lib/stream/fixtures/fixtures'
import type { Database } from './database/database'
import { describeHealth } from './describe-health'
import { servicesOver } from './generation/fixtures/simulated-services'
import { createLogger } from './log'
import { createOutcomes, joinHealth } from './outcomes'
import type { CallOptions } from './provider/provider'
import type { Services } from './services'
import { createDatabaseLog } from './stream-log/database-log'
import { createMemoryStreamLog } from './stream-log/memory-stream-log'
import { createSharedStreamLog } from './stream-log/shared-stream-log'

const ignore = () => {}
const log = createLogger([], ignore)

async function call({ provider }: Pick<Services, 'provider'>, signal = new AbortController().signal) {
  const options: CallOptions = {
    purpose: 'answer',
    retry: 0,
    signal,
    onBytes: ignore,
    onRawEvent: ignore,
    onSkippedEvent: ignore,
  }
  const request = { model: 'some-model', max_tokens: 10, messages: [{ role: 'user' as const, content: 'Hi' }] }
  for await (const _ of provider.stream(request, options)) {
    // Only the outcome counts.
  }
}

const whole = () => new Response(fixture('text'), { headers: { 'content-type': 'text/event-stream' } })

describe('the provider', () => {
  test('is unknown until it is used, and health does not use it', async () => {
    let asked = 0
    const { services } = servicesOver(async () => {
      asked += 1
      return whole()
    })
    for (let time = 0; time < 3; time += 1) {
      const { status, body } = await describeHealth(services)
      expect(status).toBe(200)
      expect(body.provider).toEqual({ kind: 'compatible', state: 'unknown' })
    }
    expect(asked).toBe(0)
    await call(services)
    expect((await describeHealth(services)).body.provider).toEqual({ kind: 'compatible', state: 'up', ageSeconds: 0 })
    expect(asked).toBe(1)
  })

  test.each<[string, () => Promise<Response>, string]>([
    ['a connection that is refused', () => Promise.reject(new TypeError('fetch failed')), 'down'],
    ['a key that does not hold', async () => new Response('{}', { status: 401 }), 'down'],
    ['a server that is overloaded', async () => new Response('{}', { status: 529 }), 'down'],
    ['a gateway without its server', async () => new Response('<html>', { status: 502 }), 'down'],
    ['no Messages API at the address', async () => new Response('Not Found', { status: 404 }), 'down'],
    [
      'a stream that breaks off',
      async () => new Response(broken(), { headers: { 'content-type': 'text/event-stream' } }),
      'down',
    ],
    ['a request that it does not accept', async () => new Response('{}', { status: 400 }), 'up'],
    ['too many requests', async () => new Response('{}', { status: 429 }), 'up'],
  ])('%s', async (_name, respond, state) => {
    let next = whole as () => Response | Promise<Response>
    const { services } = servicesOver(async () => next())
    await call(services)
    next = respond
    await expect(call(services)).rejects.toBeInstanceOf(Error)
    const { status, body } = await describeHealth(services)
    expect(body.provider).toMatchObject({ state, ageSeconds: 0 })
    // Every server has the same provider: taking them all out of rotation helps nobody.
    expect([status, body.status]).toEqual([200, 'ok'])
    next = whole
    await call(services)
    expect((await describeHealth(services)).body.provider).toMatchObject({ state: 'up' })
  })

  test('a call that was given up for want of bytes failed; one that a person stopped says nothing', async () => {
    const silent = servicesOver((_input, init) => untilAborted(init?.signal))
    for (const [reason, state] of [
      [new DOMException('stopped', 'AbortError'), 'unknown'],
      [new AppError('timed_out'), 'down'],
    ] as const) {
      const stop = new AbortController()
      const ended = call(silent.services, stop.signal)
      stop.abort(reason)
      await ended
      expect(silent.services.provider.health().state).toBe(state)
    }
  })

  test('a list of models that it does not have says nothing', async () => {
    const { services } = servicesOver(async () => new Response('{}', { status: 404 }))
    await expect(services.provider.listModels(new AbortController().signal)).rejects.toThrow()
    expect(services.provider.health()).toEqual({ state: 'unknown' })
  })
})

describe('what no answer can do without', () => {
  const healthy = () => servicesOver(async () => whole()).services

  test('a database that does not answer', async () => {
    const services = healthy()
    const database: Database = { ...services.database, ping: () => Promise.reject(new Error('away')) }
    const { status, body } = await describeHealth({ ...services, database })
    expect([status, body.status, body.database.state]).toEqual([503, 'unavailable', 'down'])
  })

  test('a log whose copies cannot be written is down, and is up again as soon as one can be', async () => {
    const services = healthy()
    let isAway = false
    const queries = new Proxy(services.database.queries, {
      get(target, name) {
        const value = Reflect.get(target, name)
        if (typeof value !== 'function') return value
        return (...given: unknown[]) =>
          isAway ? Promise.reject(new Error('away')) : Reflect.apply(value, target, given)
      },
    })
    const database: Database = { ...services.database, queries, ping: async () => {} }
    const copies = [createDatabaseLog(database, log, { everyMs: 5, retentionMs: 60_000 })]
    const own = createMemoryStreamLog({ retentionMs: 60_000 })
    const streamLog = createSharedStreamLog({ kind: 'memory', own, copies, log })
    const stateNow = async () => {
      const { status, body } = await describeHealth({ ...services, database, streamLog })
      return [status, body.streamLog.state]
    }
    expect(await stateNow()).toEqual([200, 'unknown'])
    await streamLog.claim('health')
    streamLog.append('health', [{ type: 'start-step' }])
    await expect.poll(stateNow).toEqual([200, 'up'])
    isAway = true
    streamLog.append('health', [{ type: 'finish-step' }])
    await expect.poll(stateNow).toEqual([503, 'down'])
    // Nobody asks anything of it meanwhile.
    isAway = false
    await expect.poll(stateNow).toEqual([200, 'up'])
    streamLog.finish('health')
    await streamLog.close()
  })
})

test('the age counts from the last outcome', () => {
  let now = 0
  const outcomes = createOutcomes(() => now)
  expect(outcomes.read()).toEqual({ state: 'unknown' })
  outcomes.up()
  now = 2_900
  expect(outcomes.read()).toEqual({ state: 'up', ageSeconds: 2 })
  outcomes.down()
  now = 10_000
  expect(outcomes.read()).toEqual({ state: 'down', ageSeconds: 7 })
})

test.each([
  [[], { state: 'unknown' }],
  [[{ state: 'unknown' }, { state: 'unknown' }], { state: 'unknown' }],
  [[{ state: 'up', ageSeconds: 9 }, { state: 'unknown' }], { state: 'up', ageSeconds: 9 }],
  [
    [
      { state: 'up', ageSeconds: 9 },
      { state: 'up', ageSeconds: 3 },
    ],
    { state: 'up', ageSeconds: 3 },
  ],
  [
    [
      { state: 'down', ageSeconds: 9 },
      { state: 'up', ageSeconds: 3 },
    ],
    { state: 'degraded', ageSeconds: 9 },
  ],
  [
    [
      { state: 'down', ageSeconds: 9 },
      { state: 'down', ageSeconds: 3 },
    ],
    { state: 'down', ageSeconds: 3 },
  ],
] as const)('parts %j are %j together', (parts, whole) => {
  expect(joinHealth([...parts])).toEqual(whole)
})

function broken(): ReadableStream<Uint8Array> {
  const text = fixture('text')
  const half = new TextEncoder().encode(text.slice(0, text.length / 2))
  let isSent = false
  return new ReadableStream({
    pull(controller) {
      if (isSent) controller.error(new TypeError('terminated'))
      else controller.enqueue(half)
      isSent = true
    },
  })
}

function untilAborted(signal: AbortSignal | null | undefined): Promise<Response> {
  return new Promise((_resolve, reject) => {
    if (signal?.aborted) reject(signal.reason)
    signal?.addEventListener('abort', () => reject(signal.reason), { once: true })
  })
}
