/** The walls of the routes: where a write comes from, what a body may be, what a stream looks like. */
import { getEventListeners } from 'node:events'
import { describe, expect, test, vi } from 'vitest'
import { z } from 'zod'
import type { Database } from '@/lib/server/database/database'
import { createDrain } from '@/lib/server/drain'
import { createLogger } from '@/lib/server/log'
import { createMemoryStreamLog } from '@/lib/server/stream-log/memory-stream-log'
import type { StreamLog } from '@/lib/server/stream-log/stream-log'
import type { Chunk } from '@/lib/shared/chunk'
import { createSseDecoder } from '@/lib/stream/sse-decode'
import * as openResponses from './open-responses'
import { readBody } from './read-body'
import { sseResponse } from './sse-response'

describe('bodies', () => {
  const schema = z.object({ text: z.string() })
  const post = (body: BodyInit, headers: Record<string, string> = { 'content-type': 'application/json' }) =>
    new Request('http://x.test/', { method: 'POST', body, headers, duplex: 'half' } as RequestInit)
  const read = (request: Request, limit = 1_000) => readBody(request, schema, limit)

  test('JSON in the right form', async () => {
    expect(await read(post('{"text":"naïve","more":1}'))).toEqual({ text: 'naïve' })
  })

  test.each([
    ['text/plain'],
    ['application/x-www-form-urlencoded'],
    ['multipart/form-data; boundary=x'],
    ['application/jsonp'],
    [''],
  ])('content type %j is refused', async (type) => {
    await expect(read(post('{"text":"x"}', { 'content-type': type }))).rejects.toMatchObject({ status: 415 })
  })

  test('packed bodies are refused', async () => {
    const headers = { 'content-type': 'application/json', 'content-encoding': 'gzip' }
    await expect(read(post('{}', headers))).rejects.toMatchObject({ status: 415 })
  })

  test.each(['', '{', 'null', '[]', '{"text":7}', '"x"'])('%j is invalid', async (body) => {
    await expect(read(post(body))).rejects.toMatchObject({ code: 'invalid_request' })
  })

  test('a body that is not UTF-8 is invalid', async () => {
    await expect(read(post(Uint8Array.of(0x22, 0xff, 0x22)))).rejects.toMatchObject({ code: 'invalid_request' })
  })

  test('bytes are counted, not characters, and whatever content-length says', async () => {
    const body = JSON.stringify({ text: 'é'.repeat(600) })
    expect(body.length).toBeLessThan(1_000)
    await expect(read(post(body))).rejects.toMatchObject({ code: 'too_large' })
    let sent = 0
    const endless = new ReadableStream({
      pull(controller) {
        sent += 100
        controller.enqueue(new TextEncoder().encode('x'.repeat(100)))
      },
    })
    await expect(read(post(endless))).rejects.toMatchObject({ status: 413 })
    expect(sent).toBeLessThan(2_000)
  })

  test('keys that name prototypes reach nothing', async () => {
    const parsed = await read(post('{"text":"x","__proto__":{"evil":1},"constructor":{"prototype":{"evil":1}}}'))
    expect(Object.keys(parsed)).toEqual(['text'])
    expect(({} as { evil?: number }).evil).toBeUndefined()
  })
})

describe('the stream of an answer', () => {
  const delta = (text: string): Chunk => ({ type: 'text-delta', id: '0', delta: text })

  async function logWith(chunks: Chunk[]) {
    const log = createMemoryStreamLog({ retentionMs: 60_000 })
    await log.claim('a')
    log.append('a', chunks)
    return log
  }

  const UNPADDED = { padStreams: false }

  const respond = (streamLog: StreamLog, after = 0, drain = createDrain()) =>
    sseResponse({ streamLog, drain, config: UNPADDED }, { logId: 'a', after })

  test('headers that keep proxies from holding it back', async () => {
    const response = respond(await logWith([]))
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'text/event-stream; charset=utf-8',
      'cache-control': 'no-cache, no-transform',
      'x-accel-buffering': 'no',
      'x-vercel-ai-ui-message-stream': 'v1',
    })
    await response.body?.cancel()
  })

  test('events with cursors, then [DONE]', async () => {
    const log = await logWith([delta('a\n'), delta('b')])
    log.finish('a')
    expect(await respond(log).text()).toBe(
      ': connected\n\nid: a:1\ndata: {"type":"text-delta","id":"0","delta":"a\\n"}\n\nid: a:2\ndata: {"type":"text-delta","id":"0","delta":"b"}\n\ndata: [DONE]\n\n',
    )
    expect(await respond(log, 1).text()).toMatch(/^: connected\n\nid: a:2\n.*\n\ndata: \[DONE\]\n\n$/)
  })

  test('T53: padded writes have sizes that do not follow the lengths of what they bring', async () => {
    const log = await logWith([])
    const reader = sseResponse(
      { streamLog: log, drain: createDrain(), config: { padStreams: true } },
      { logId: 'a', after: 0 },
    ).body?.getReader()
    const decoder = new TextDecoder()
    await reader?.read()
    const sizes = new Set<number>()
    let text = ''
    for (let length = 1; length < 60; length += 1) {
      log.append('a', [delta('x'.repeat(length))])
      const { value } = (await reader?.read()) ?? {}
      sizes.add(value?.byteLength ?? 0)
      text += decoder.decode(value)
    }
    await reader?.cancel()
    expect([...sizes]).toEqual([1_024])
    const events = createSseDecoder().push(text)
    expect(events.map(({ data }) => JSON.parse(data).delta.length)).toEqual(
      Array.from({ length: 59 }, (_, at) => at + 1),
    )
  })

  test('a heartbeat while nothing comes, and nothing is lost to it', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    try {
      const log = await logWith([])
      const reader = respond(log).body?.getReader()
      const text = async () => new TextDecoder().decode((await reader?.read())?.value)
      expect(await text()).toBe(': connected\n\n')
      const first = text()
      await vi.advanceTimersByTimeAsync(15_000)
      expect(await first).toBe(': heartbeat\n\n')
      log.append('a', [delta('x')])
      expect(await text()).toContain('id: a:1\n')
      await reader?.cancel()
    } finally {
      vi.useRealTimers()
    }
  })

  test('the first comment of a follower behind a cursor of the future comes at once, then heartbeats', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    try {
      const reader = respond(await logWith([delta('a')]), 1_000_000).body?.getReader()
      const text = async () => new TextDecoder().decode((await reader?.read())?.value)
      expect(await text()).toBe(': connected\n\n')
      const second = text()
      await vi.advanceTimersByTimeAsync(10_000)
      expect(await second).toBe(': heartbeat\n\n')
      await reader?.cancel()
    } finally {
      vi.useRealTimers()
    }
  })

  test('a backlog comes in pieces, so that a reader that stops reading holds no more than one', async () => {
    const log = await logWith(Array.from({ length: 900 }, (_, at) => delta(`${at} ${'x'.repeat(1_000)}`)))
    log.finish('a')
    const reader = respond(log).body?.getReader()
    const pieces: string[] = []
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
      pieces.push(new TextDecoder().decode(read.value))
    }
    expect(Math.max(...pieces.map(({ length }) => length))).toBeLessThan(70_000)
    const sequences = pieces.join('').match(/(?<=^id: a:)\d+/gm)
    expect(sequences).toEqual(Array.from({ length: 900 }, (_, at) => String(at + 1)))
    expect(pieces.at(-1)).toBe('data: [DONE]\n\n')
  })

  test('a reader that stops reading may, while the answer runs; within a minute of its end it is cut', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] })
    const cut = vi.fn()
    const paused = vi.spyOn(openResponses, 'letReaderPause').mockReturnValue({ cut, end() {} })
    try {
      const log = await logWith([delta('a')])
      const request = new Request('http://localhost/')
      const drain = createDrain()
      const services = { streamLog: log, drain, config: UNPADDED }
      const reader = sseResponse(services, { logId: 'a', after: 0 }, { request }).body?.getReader()
      await reader?.read()
      await vi.advanceTimersByTimeAsync(600_000)
      expect(cut).not.toHaveBeenCalled()
      log.finish('a')
      await vi.advanceTimersByTimeAsync(50_000)
      expect(cut).not.toHaveBeenCalled()
      await vi.advanceTimersByTimeAsync(10_000)
      expect(cut).toHaveBeenCalledOnce()
      expect(getEventListeners(drain.readersLeave, 'abort')).toHaveLength(0)
    } finally {
      paused.mockRestore()
      vi.useRealTimers()
    }
  })

  test('a reader that does not read holds no more than its place', async () => {
    const log = await logWith([])
    const reader = respond(log).body?.getReader()
    for (let at = 0; at < 5_000; at += 1) log.append('a', [delta(String(at))])
    log.finish('a')
    let text = ''
    for (;;) {
      const result = await reader?.read()
      if (!result || result.done) break
      text += new TextDecoder().decode(result.value)
    }
    expect(text.match(/^id: /gm)).toHaveLength(5_000)
  })

  test('a server that is stopped ends the response without [DONE]: the reader comes back, elsewhere', async () => {
    const log = await logWith([delta('a')])
    const drain = createDrain({ graceMs: 0, endMs: 0, closeMs: 0 })
    const text = respond(log, 0, drain).text()
    const close = async () => {}
    await drain.begin({ streamLog: log, database: { close } as Database, log: createLogger([], () => {}) })
    expect(await text).toBe(': connected\n\nid: a:1\ndata: {"type":"text-delta","id":"0","delta":"a"}\n\n')
  })

  test.each([
    ['at once', []],
    ['after some chunks', [delta('a')]],
  ])(
    'a log that breaks off %s breaks the response off, and leaves no timer and no listener behind',
    async (_name, chunks) => {
      const timers = new Set<unknown>()
      const { setInterval: begin, clearInterval: end } = globalThis
      vi.stubGlobal('setInterval', (...given: Parameters<typeof begin>) => {
        const timer = begin(...given)
        timers.add(timer)
        return timer
      })
      vi.stubGlobal('clearInterval', (timer: NodeJS.Timeout) => {
        timers.delete(timer)
        end(timer)
      })
      try {
        const log = await logWith(chunks)
        const broken: StreamLog = {
          ...log,
          async *read(logId, after) {
            const there = log.entriesAfter(logId, after) ?? []
            if (there.length > 0) yield there
            throw new Error('the log is gone')
          },
        }
        const drain = createDrain()
        const listening = () => getEventListeners(drain.readersLeave, 'abort').length
        const reader = respond(broken, 0, drain).body?.getReader()
        expect([timers.size, listening()]).toEqual([1, 1])
        await reader?.read()
        await expect(reader?.read()).rejects.toThrow('the log is gone')
        expect([timers.size, listening()]).toEqual([0, 0])
      } finally {
        vi.unstubAllGlobals()
      }
    },
  )

  test('leaving ends the reader and not the answer', async () => {
    const log = await logWith([delta('a')])
    const reader = respond(log).body?.getReader()
    await reader?.read()
    await reader?.cancel()
    log.append('a', [delta('b')])
    log.finish('a')
    expect(await respond(log).text()).toContain('"delta":"b"')
  })
})
