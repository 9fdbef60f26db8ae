import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { startTcpProxy, type TcpProxy } from './tcp-proxy'

const closers: Array<() => unknown> = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

/** A server that answers what it gets, and its port. */
async function echo(prefix = ''): Promise<number> {
  const server = createServer((socket) => {
    socket.on('error', () => {})
    socket.on('data', (bytes) => socket.write(`${prefix}${bytes}`))
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  closers.push(() => server.close())
  return (server.address() as AddressInfo).port
}

async function proxyTo(...ports: number[]): Promise<TcpProxy> {
  const proxy = await startTcpProxy(() => ports)
  closers.push(proxy.stop)
  return proxy
}

/** A client that keeps what it got and how it ended. */
async function client(proxy: TcpProxy) {
  const socket: Socket = connect(proxy.port, '127.0.0.1')
  const state = { socket, got: '', ended: '' }
  socket.on('data', (bytes) => {
    state.got += bytes
  })
  socket.on('end', () => {
    state.ended ||= 'end'
  })
  socket.on('error', (error: NodeJS.ErrnoException) => {
    state.ended = error.code ?? 'error'
  })
  closers.push(() => socket.destroy())
  await new Promise((resolve) => socket.once('connect', resolve).once('close', resolve))
  return state
}

test('it passes bytes on, to the first target that listens', async () => {
  const dead = createServer().listen(0, '127.0.0.1')
  await once(dead, 'listening')
  const { port } = dead.address() as AddressInfo
  await new Promise((resolve) => dead.close(resolve))
  const proxy = await proxyTo(port, await echo('b:'))
  const state = await client(proxy)
  state.socket.write('x')
  await expect.poll(() => state.got).toBe('b:x')
})

test('a cut is a reset, an end is an end', async () => {
  const proxy = await proxyTo(await echo())
  const cut = await client(proxy)
  cut.socket.write('x')
  await expect.poll(() => cut.got).toBe('x')
  proxy.cut()
  await expect.poll(() => cut.ended).toBe('ECONNRESET')
  const ended = await client(proxy)
  ended.socket.write('x')
  await expect.poll(() => ended.got).toBe('x')
  proxy.end()
  await expect.poll(() => ended.ended).toBe('end')
  expect(proxy.open()).toBe(0)
})

test('what was frozen comes in order when it is mended', async () => {
  const proxy = await proxyTo(await echo())
  const state = await client(proxy)
  state.socket.write('a')
  await expect.poll(() => state.got).toBe('a')
  proxy.freeze()
  state.socket.write('b')
  const other = await client(await proxyTo(await echo()))
  other.socket.write('x')
  await expect.poll(() => other.got).toBe('x')
  expect(state.got).toBe('a')
  state.socket.write('c')
  proxy.mend()
  await expect.poll(() => state.got).toBe('abc')
})

test('a slow line loses nothing', async () => {
  const proxy = await proxyTo(await echo())
  proxy.delay(5)
  proxy.drip(100_000)
  const state = await client(proxy)
  const text = 'slow '.repeat(2_000)
  state.socket.write(text)
  await expect.poll(() => state.got, { timeout: 10_000 }).toBe(text)
})

test('who is refused is reset, until it is mended', async () => {
  const proxy = await proxyTo(await echo())
  proxy.refuse()
  const refused = await client(proxy)
  await expect.poll(() => refused.ended).toBe('ECONNRESET')
  proxy.mend()
  const state = await client(proxy)
  state.socket.write('x')
  await expect.poll(() => state.got).toBe('x')
})
