/** Where a request comes from, whatever its sender writes into its headers. */
import { createServer, request as httpRequest } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { normalised, type Origin, originOf, type Trust } from './client-address'
import { watchRequests } from './watch-requests'

const DIRECT: Trust = { hops: 0, isVercel: false, isOwnMachineTrusted: false }

test.each([
  ['203.0.113.7', '203.0.113.7'],
  [' 203.0.113.7 ', '203.0.113.7'],
  ['203.0.113.7:5123', '203.0.113.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::/64'],
  ['2001:db8:1:2::9', '2001:db8:1:2::/64'],
  ['2001:0DB8:0001:0002:ffff::', '2001:db8:1:2::/64'],
  ['[2001:db8:1:2::9]:443', '2001:db8:1:2::/64'],
  ['fe80::1%eth0', 'fe80:0:0:0::/64'],
  ['2001:db8::1', '2001:db8:0:0::/64'],
  ['::1', '0:0:0:0::/64'],
  ['::ffff:203.0.113.7', '203.0.113.7'],
  ['::ffff:cb00:7107', '203.0.113.7'],
  ['0:0:0:0:0:FFFF:cb00:7107', '203.0.113.7'],
  ['unknown', undefined],
  ['', undefined],
  ['203.0.113.256', undefined],
  ['1.2.3.4, 5.6.7.8', undefined],
])('T34: %j counts as %j', (text, expected) => {
  expect(normalised(text)).toBe(expected)
})

describe('requests over a socket', () => {
  let trust: Trust = DIRECT
  const server = createServer((message, response) => {
    const headers = new Headers()
    // As Next does: what came in, with x-forwarded-for filled in where there was none.
    message.headers['x-forwarded-for'] ??= message.socket.remoteAddress
    for (const [name, value] of Object.entries(message.headers)) headers.set(name, String(value))
    response.end(JSON.stringify(originOf(new Request('http://x.test/', { headers }), trust)))
  })
  let stopWatching = () => {}
  beforeAll(async () => {
    stopWatching = watchRequests()
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  })
  afterAll(() => {
    server.close()
    stopWatching()
  })

  const ask = (headers: Record<string, string>, given: Partial<Trust> = {}) => {
    trust = { ...DIRECT, ...given }
    const { port } = server.address() as AddressInfo
    return new Promise<Origin>((resolve, reject) => {
      const sent = httpRequest({ port, host: '127.0.0.1', headers, agent: false }, async (response) => {
        resolve(JSON.parse(Buffer.concat(await response.toArray()).toString()))
      })
      sent.on('error', reject)
      sent.end()
    })
  }

  test('T34: without trusted proxies the socket’s address counts, whatever is forged', async () => {
    for (const forged of ['6.6.6.6', '7.7.7.7, 8.8.8.8', '']) {
      const { address } = await ask({
        'x-forwarded-for': forged,
        'x-real-ip': forged,
        'x-vercel-forwarded-for': forged,
      })
      expect(address).toBe('127.0.0.1')
    }
    const fake = Buffer.from(JSON.stringify({ address: '6.6.6.6', forwardedFor: [], isForwarded: false }))
    expect((await ask({ 'x-firstword-peer': `guess ${fake.toString('base64url')}` })).address).toBe('127.0.0.1')
  })

  test('T34: behind N proxies the N-th address from the right counts, and what the sender put before it does not', async () => {
    const at = async (text: string, hops: number) => (await ask({ 'x-forwarded-for': text }, { hops })).address
    expect(await at('6.6.6.6, 203.0.113.7', 1)).toBe('203.0.113.7')
    expect(await at('7.7.7.7, 6.6.6.6, 203.0.113.7', 1)).toBe('203.0.113.7')
    expect(await at('6.6.6.6, 203.0.113.7, 10.0.0.1', 2)).toBe('203.0.113.7')
    expect(await at('203.0.113.7', 2)).toBeUndefined()
    expect(await at('nonsense', 1)).toBeUndefined()
    expect((await ask({}, { hops: 1 })).address).toBeUndefined()
  })

  test('nothing is local because it looks so: a forwarder on this machine looks the same', async () => {
    expect((await ask({ host: 'localhost:3000' })).isLocal).toBe(false)
    expect((await ask({ host: '127.0.0.1' })).isLocal).toBe(false)
  })

  test('if the operator says so, direct requests from this machine are local, and nothing else is', async () => {
    const isLocal = async (headers: Record<string, string>, more: Partial<Trust> = {}) =>
      (await ask(headers, { isOwnMachineTrusted: true, ...more })).isLocal
    expect(await isLocal({ host: 'localhost:3000' })).toBe(true)
    expect(await isLocal({ host: '127.0.0.1' })).toBe(true)
    expect(await isLocal({ host: 'chat.example' })).toBe(false)
    expect(await isLocal({ host: 'localhost', 'x-forwarded-for': '203.0.113.7' })).toBe(false)
    expect(await isLocal({ host: 'localhost', via: '1.1 proxy' })).toBe(false)
    expect(await isLocal({ host: 'localhost' }, { hops: 1 })).toBe(false)
  })

  test('on Vercel its own header counts', async () => {
    const headers = { 'x-vercel-forwarded-for': '203.0.113.7', 'x-forwarded-for': '6.6.6.6' }
    expect(await ask(headers, { isVercel: true })).toEqual({ address: '203.0.113.7', isLocal: false })
  })
})

test('a request without a noted socket has no address and is not local', () => {
  const headers = { host: 'localhost', 'x-firstword-peer': 'a b', 'x-forwarded-for': '6.6.6.6' }
  expect(originOf(new Request('http://localhost/', { headers }), DIRECT)).toEqual({
    address: undefined,
    isLocal: false,
  })
})
