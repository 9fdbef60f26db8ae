/** A server of Node's as Next has one, asked by clients that mean harm: byte by byte, over real sockets. */
import { once } from 'node:events'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, connect, type Socket } from 'node:net'
import { Readable } from 'node:stream'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { letReaderPause } from './open-responses'
import { watchRequests } from './watch-requests'

type Listener = (request: IncomingMessage, response: ServerResponse<IncomingMessage>) => void

let listener: Listener = (_request, response) => response.end('fine')
let server: ReturnType<typeof createServer>
let stopWatching = () => {}
let upgrades = 0
const sockets: Socket[] = []

function watch(patience?: Parameters<typeof watchRequests>[0]) {
  stopWatching = watchRequests(patience)
}

beforeEach(async () => {
  listener = (_request, response) => response.end('fine')
  server = createServer((request, response) => listener(request, response))
  upgrades = 0
  server.on('upgrade', () => {
    upgrades += 1
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
})

afterEach(() => {
  stopWatching()
  for (const socket of sockets.splice(0)) socket.destroy()
  server.close()
  vi.useRealTimers()
})

async function open(): Promise<Socket> {
  const socket = connect((server.address() as AddressInfo).port, '127.0.0.1')
  sockets.push(socket)
  socket.on('error', () => {})
  await once(socket, 'connect')
  return socket
}

/** Sends bytes and reads until the server ends the connection. */
async function say(text: string): Promise<string> {
  const socket = await open()
  socket.write(text)
  return heard(socket)
}

async function heard(socket: Socket): Promise<string> {
  let all = ''
  socket.on('data', (bytes) => {
    all += bytes
  })
  await once(socket, 'close')
  return all
}

const HEAD = 'Host: localhost\r\nConnection: close\r\n'
const NAMES = [
  'x-content-type-options: nosniff',
  'x-frame-options: DENY',
  'referrer-policy: strict-origin-when-cross-origin',
  'permissions-policy: camera=(), microphone=(), geolocation=()',
  'cross-origin-opener-policy: same-origin',
  "content-security-policy: default-src 'none'; frame-ancestors 'none'",
]

describe('the headers of safety', () => {
  const missingIn = (reply: string) => NAMES.filter((line) => !reply.toLowerCase().includes(line.toLowerCase()))

  test.each<[string, string, Listener?]>([
    ['a plain answer', `GET / HTTP/1.1\r\n${HEAD}\r\n`],
    ['a redirect', `GET //x HTTP/1.1\r\n${HEAD}\r\n`, (_in, out) => out.writeHead(308, { location: '/x' }).end()],
    ['a head as a list', `GET / HTTP/1.1\r\n${HEAD}\r\n`, (_in, out) => out.writeHead(404, ['a', 'b']).end()],
    ['a head with words', `GET / HTTP/1.1\r\n${HEAD}\r\n`, (_in, out) => out.writeHead(405, 'No', { a: 'b' }).end()],
    ['a piece before the end', `GET / HTTP/1.1\r\n${HEAD}\r\n`, (_in, out) => out.write('a') && out.end()],
    ['no Host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['an expectation that nobody meets', `GET / HTTP/1.1\r\n${HEAD}Expect: cake\r\n\r\n`],
    ['a request that is none', 'NONSENSE\r\n\r\n'],
    ['a wrong method', `QWERTZ / HTTP/1.1\r\n${HEAD}\r\n`],
    ['a head that is too large', `GET / HTTP/1.1\r\n${HEAD}X: ${'x'.repeat(20_000)}\r\n\r\n`],
    ['two lengths', `POST / HTTP/1.1\r\n${HEAD}Content-Length: 1\r\nContent-Length: 2\r\n\r\nab`],
  ])('are on %s', async (_name, request, answer) => {
    if (answer) listener = answer
    watch()
    const reply = await say(request)
    expect(reply).toMatch(/^HTTP\/1\.1 \d{3} /)
    expect(missingIn(reply)).toEqual([])
  })

  test('do not stand beside those that a response has itself', async () => {
    listener = (_request, response) => {
      response.setHeader('content-security-policy', "default-src 'self'")
      response.writeHead(200, { 'X-Frame-Options': 'SAMEORIGIN' }).end()
    }
    watch()
    const reply = await say(`GET / HTTP/1.1\r\n${HEAD}\r\n`)
    expect(reply.match(/^content-security-policy: .*$/gim)).toEqual(["content-security-policy: default-src 'self'"])
    expect(reply.match(/^x-frame-options: .*$/gim)).toEqual(['X-Frame-Options: SAMEORIGIN'])
  })
})

test.each<[string, (request: IncomingMessage) => unknown]>([
  ['not at all', () => undefined],
  ['to the first piece, and then no further', (request) => Readable.toWeb(request).getReader().read()],
  ['until it was paused', (request) => request.once('data', () => request.pause())],
])('a body that was answered before its end holds up nobody on its connection: read %s', async (_how, read) => {
  listener = async (request, response) => {
    if (request.method === 'GET') return response.end('the next')
    await read(request)
    response.writeHead(400).end('no')
  }
  watch()
  const socket = await open()
  let all = ''
  socket.on('data', (bytes) => {
    all += bytes
  })
  socket.write(`POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 3000000\r\n\r\n`)
  socket.write('x'.repeat(3_000_000))
  socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
  await vi.waitFor(() => expect(all).toContain('the next'))
  expect(all).toMatch(/^HTTP\/1\.1 400 /)
})

test('who asks for another protocol gets this one', async () => {
  watch()
  const reply = await say(
    'GET / HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade, close\r\nUpgrade: websocket\r\n\r\n',
  )
  expect(reply).toMatch(/^HTTP\/1\.1 200 /)
  expect(upgrades).toBe(0)
})

describe('bodies that do not come', () => {
  const POST = 'POST / HTTP/1.1\r\nHost: localhost\r\n'
  const arrived = () =>
    new Promise<IncomingMessage>((resolve) => {
      listener = (request) => resolve(request.resume())
    })

  test.each([
    ['10 MB declared, some sent', `${POST}Content-Length: 10000000\r\n\r\n${'x'.repeat(1_000)}`, 'x'],
    ['a chunk that never ends', `${POST}Transfer-Encoding: chunked\r\n\r\nffff\r\n`, 'x'],
    ['chunks without an end', `${POST}Transfer-Encoding: chunked\r\n\r\n1\r\nx\r\n`, '1\r\nx\r\n'],
  ])('%s: 408 after 30 s, however steadily they trickle', async (_name, beginning, more) => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    watch()
    const socket = await open()
    const request = arrived()
    const reply = heard(socket)
    socket.write(beginning)
    const message = await request
    for (let seconds = 1; seconds < 30; seconds += 1) {
      const came = once(message, 'data')
      socket.write(more)
      await came
      await vi.advanceTimersByTimeAsync(1_000)
    }
    expect(socket.destroyed).toBe(false)
    await vi.advanceTimersByTimeAsync(1_000)
    expect(await reply).toMatch(
      /^HTTP\/1\.1 408 Request Timeout\r\n[\s\S]*"code":"too_slow","message":"The request took too long/,
    )
  })

  test('of a request that has been answered: the connection ends', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    watch()
    listener = (_request, response) => response.writeHead(404).end('no')
    const socket = await open()
    const reply = heard(socket)
    socket.write(`${POST}Content-Length: 1000\r\n\r\nx`)
    await once(socket, 'data')
    await vi.advanceTimersByTimeAsync(30_000)
    expect(await reply).toMatch(/^HTTP\/1\.1 404 /)
  })

  test('a request that has come whole may be answered late', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] })
    watch()
    let answer = () => {}
    const come = new Promise<void>((resolve) => {
      listener = (request, response) => {
        answer = () => response.end('late')
        request.resume().once('end', resolve)
      }
    })
    const socket = await open()
    const reply = heard(socket)
    socket.write(`POST / HTTP/1.1\r\n${HEAD}Content-Length: 1\r\n\r\nx`)
    await come
    await vi.advanceTimersByTimeAsync(120_000)
    answer()
    expect(await reply).toMatch(/late$/)
  })
})

describe('readers that never read', () => {
  const patience = { headMs: 15_000, requestMs: 30_000, readerMs: 20 }
  const TOO_MUCH = Buffer.alloc(64 * 1024 * 1024)

  /** Asks, and reads nothing; the request as a route of Next is given it. */
  async function askAndPause(answer: Listener) {
    const asked = new Promise<{ request: Request; response: ServerResponse<IncomingMessage> }>((resolve) => {
      listener = (message, response) => {
        const headers = new Headers()
        for (const [name, value] of Object.entries(message.headers)) headers.set(name, String(value))
        resolve({ request: new Request('http://localhost/', { headers }), response })
        answer(message, response)
      }
    })
    const socket = await open()
    socket.pause()
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')
    return asked
  }

  test('are cut when nothing of a response has gone out for its time', async () => {
    watch({ patience })
    const { response } = await askAndPause((_request, out) => out.end(TOO_MUCH))
    await once(response, 'close')
    expect(response.destroyed).toBe(true)
  })

  test('may pause when a route allows it, until it cuts them', async () => {
    watch({ patience })
    let timeouts = 0
    const { request, response } = await askAndPause((_request, out) => {
      out.on('timeout', () => {
        timeouts += 1
      })
    })
    const pause = letReaderPause(request)
    response.write(TOO_MUCH)
    await expect.poll(() => timeouts).toBe(1)
    expect(response.destroyed).toBe(false)
    pause.cut()
    await once(response, 'close')
  })

  test('are waited for no longer than others once the pause is over', async () => {
    watch({ patience })
    const { request, response } = await askAndPause(() => {})
    const pause = letReaderPause(request)
    response.write(TOO_MUCH)
    pause.end()
    await once(response, 'close')
  })

  test('have nothing to do with an answer that takes its time', async () => {
    watch({ patience })
    const { response } = await askAndPause(() => {})
    await once(response, 'timeout')
    expect(response.destroyed).toBe(false)
    response.end('at last')
    await once(response, 'finish')
  })
})

describe('many requests of one address', () => {
  const trust = { hops: 1, isVercel: false, isOwnMachineTrusted: false }
  const settings = (max: number) => () => ({ trust, requestsAtOncePerAddress: { max, isDefault: true } })
  const ask = (address: string) => say(`GET / HTTP/1.1\r\n${HEAD}X-Forwarded-For: ${address}\r\n\r\n`)

  test('begin by turns; those of another begin at once, and beyond the limit they are refused', async () => {
    const held: ServerResponse[] = []
    listener = (_request, response) => held.push(response)
    watch({ settings: settings(6) })
    const own = Array.from({ length: 6 }, () => ask('203.0.113.1'))
    // Those that wait begin when the first ones have taken their time.
    await expect.poll(() => held.length).toBe(6)
    const refused = await ask('203.0.113.1')
    expect(refused).toMatch(/^HTTP\/1\.1 429 /)
    expect(refused).toContain('Too many requests of your network are open at once.')
    const other = ask('203.0.113.2')
    await expect.poll(() => held.length).toBe(7)
    for (const response of held) response.end('fine')
    expect((await Promise.all([...own, other])).every((reply) => reply.startsWith('HTTP/1.1 200 '))).toBe(true)
  })

  test('on this machine begin by turns for each visitor, and none is refused', async () => {
    const held: ServerResponse[] = []
    listener = (_request, response) => held.push(response)
    const local = { hops: 0, isVercel: false, isOwnMachineTrusted: true }
    watch({ settings: () => ({ trust: local, requestsAtOncePerAddress: { max: 6, isDefault: true } }) })
    const askAs = (cookie: string) => say(`GET / HTTP/1.1\r\n${HEAD}Cookie: ${cookie}\r\n\r\n`)
    const own = Array.from({ length: 9 }, () => askAs('one'))
    await expect.poll(() => held.length).toBe(4)
    const other = askAs('two')
    await expect.poll(() => held.length).toBe(5)
    await expect.poll(() => held.length).toBe(10)
    for (const response of held) response.end('fine')
    expect((await Promise.all([...own, other])).every((reply) => reply.startsWith('HTTP/1.1 200 '))).toBe(true)
  })

  test('are all let in where there is no limit', async () => {
    watch({ settings: settings(0) })
    const replies = await Promise.all(Array.from({ length: 9 }, () => ask('203.0.113.1')))
    expect(replies.every((reply) => reply.startsWith('HTTP/1.1 200 '))).toBe(true)
  })
})
