/** Calls with files: their bytes are read in turn when they are sent, and go out in pieces. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { text } from 'node:stream/consumers'
import { afterAll, describe, expect, test, vi } from 'vitest'
import { noteFile } from '@/lib/server/files/file-of-source'
import { newId } from '@/lib/shared/ids'
import { createAnthropicProvider } from './anthropic-provider'
import { withFileBodies } from './file-bodies'
import type { CallOptions } from './provider'

const MB = 1024 * 1024

/** A request with a file of such a content, which counts how often it is read. */
function requestWith(content: Uint8Array | undefined, ownerId = 'ada', sizeBytes = content?.length ?? 1) {
  const source = { type: 'base64', media_type: 'application/pdf', data: '' }
  const load = vi.fn(async () => content)
  noteFile(source, { id: newId(), name: 'f.pdf', mediaType: 'application/pdf', sizeBytes, ownerId, load })
  const blocks = [
    { type: 'document', source },
    { type: 'text', text: 'What is “it”?' },
  ]
  return { load, request: { model: 'm', max_tokens: 1, messages: [{ role: 'user' as const, content: blocks }] } }
}

const received: Array<{ length: string | undefined; encoding: string | undefined; body: string }> = []
const server = createServer(async (request, response) => {
  const { headers } = request
  const body = await text(request)
  received.push({ length: headers['content-length'], encoding: headers['transfer-encoding'], body })
  response.writeHead(200, { 'content-type': 'text/event-stream' }).end('data: {"type":"message_stop"}\n\n')
})
server.listen(0)
await once(server, 'listening')
const baseURL = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
afterAll(() => server.close())

const provider = createAnthropicProvider({
  kind: 'anthropic',
  apiKey: 'k',
  baseURL,
  authStyle: 'x-api-key',
  version: undefined,
  fetch,
})
const call = (signal = new AbortController().signal): CallOptions => ({
  purpose: 'answer',
  retry: 0,
  signal,
  onBytes() {},
  onRawEvent() {},
  onSkippedEvent() {},
})
async function ask(request: ReturnType<typeof requestWith>['request']) {
  for await (const _ of provider.stream(request, call()));
}

describe('a call', () => {
  test.each([0, 1, 2, 3, 98_303, 98_304, 98_305, 1_000_000])(
    'carries %i bytes as base64, and says how long it is',
    async (length) => {
      const content = Uint8Array.from({ length }, (_, at) => (at * 31) & 0xff)
      const { request, load } = requestWith(content)
      await ask(request)
      const { body, ...head } = received.pop() ?? { body: '' }
      expect(head).toEqual({ length: String(Buffer.byteLength(body)), encoding: undefined })
      const [document, words] = JSON.parse(body).messages[0].content
      expect(Buffer.from(document.source.data, 'base64').equals(content)).toBe(true)
      expect(document.source).toMatchObject({ type: 'base64', media_type: 'application/pdf' })
      expect(words).toEqual({ type: 'text', text: 'What is “it”?' })
      expect(load).toHaveBeenCalledTimes(1)
    },
  )

  test('that follows another one sends the same bytes, which are read once', async () => {
    const { request, load } = requestWith(new Uint8Array(500_000).fill(7))
    await ask(request)
    await ask(request)
    const [first, second] = received.splice(0)
    expect(first?.body).toContain('BwcHBwcH')
    expect(second).toEqual(first)
    expect(load).toHaveBeenCalledTimes(1)
  })

  test('leaves the request without the bytes', async () => {
    const { request } = requestWith(new Uint8Array(3 * MB))
    await ask(request)
    expect(JSON.stringify(request).length).toBeLessThan(500)
    received.pop()
  })

  test.each([
    ['gone', undefined],
    ['another one', new Uint8Array(7)],
  ])('is not made when a content is %s, and the next step is said', async (_what, content) => {
    const { request } = requestWith(content, 'ada', 1)
    await expect(ask(request)).rejects.toMatchObject({
      code: 'invalid_request',
      message: 'A file of this chat cannot be read any more. Ask again without it, or attach it anew.',
    })
    expect(received).toEqual([])
  })
})

test('a request without files is handed on as it is', () => {
  const request = { messages: [{ role: 'user' as const, content: 'Hi' }] }
  expect(withFileBodies(request, fetch)).toEqual({ request, fetch })
})

describe('many calls', () => {
  /** An upstream that takes bodies in pieces when it is told to. */
  function slowUpstream() {
    const open: Array<ReadableStreamDefaultReader<Uint8Array>> = []
    const takes = vi.fn(async (_input: unknown, init?: RequestInit) => {
      if (init?.body instanceof ReadableStream) open.push(init.body.getReader())
      return new Promise<Response>((resolve) => answers.push(() => resolve(new Response('{}'))))
    })
    const answers: Array<() => void> = []
    const readOne = async () => {
      const reader = open.shift()
      let most = 0
      for (;;) {
        const { done, value } = (await reader?.read()) ?? { done: true }
        if (done) return most
        most = Math.max(most, value?.length ?? 0)
      }
    }
    return { fetch: takes as unknown as typeof fetch, takes, readOne, answers }
  }

  test('of large files have two contents in memory at once, one of each person, and go out in pieces', async () => {
    const upstream = slowUpstream()
    const content = new Uint8Array(MB)
    const calls = ['ada', 'ada', 'bob', 'cleo', 'dan'].map((ownerId) => {
      const { request, load } = requestWith(content, ownerId)
      const body = withFileBodies(request, upstream.fetch)
      return { load, sent: body.fetch('http://upstream', { method: 'POST', body: JSON.stringify(body.request) }) }
    })
    const loaded = () => calls.map(({ load }) => load.mock.calls.length)
    await expect.poll(() => upstream.takes.mock.calls.length).toBe(2)
    expect(loaded()).toEqual([1, 0, 1, 0, 0])
    expect(await upstream.readOne()).toBeLessThanOrEqual(128 * 1024)
    // The turn ends with the body, not with the answer.
    await expect.poll(() => upstream.takes.mock.calls.length).toBe(3)
    expect(loaded().reduce((sum, count) => sum + count, 0)).toBe(3)
    for (let at = 3; at <= 5; at += 1) {
      await upstream.readOne()
      await expect.poll(() => upstream.takes.mock.calls.length).toBe(Math.min(5, at + 1))
    }
    await upstream.readOne()
    for (const answer of upstream.answers) answer()
    await Promise.all(calls.map(({ sent }) => sent))
    expect(loaded()).toEqual([1, 1, 1, 1, 1])
  })

  test('a call that fails before its body is read gives its turn back', async () => {
    for (let at = 0; at < 4; at += 1) {
      const body = withFileBodies(requestWith(new Uint8Array(MB)).request, async () => {
        throw new Error('down')
      })
      await expect(
        body.fetch('http://upstream', { method: 'POST', body: JSON.stringify(body.request) }),
      ).rejects.toThrow('down')
    }
  })
})
