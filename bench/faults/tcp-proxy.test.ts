import { once } from 'node:events'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { afterEach, expect, test } from 'vitest'
import { startTcpProxy, type TcpProxy } from './tcp-proxy'

const closers: Array<() => unknown> = []
afterEach(async () => {
  for (const close of closers.splice(0)) await close()
})

/** Starts an echo server and returns its port. */
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

/**
 * A client that records what it receives; `gets` resolves when the text is there, `ended` to how the connection ended.
 */
async function client(proxy: TcpProxy) {
  const socket: Socket = connect(proxy.port, '127.0.0.1')
  const state = { received: '' }
  socket.on('data', (bytes) => {
    state.received += bytes
  })
  const ended = new Promise<string>((resolve) => {
    socket.once('end', () => resolve('end'))
    socket.on('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'error'))
  })
  closers.push(() => socket.destroy())
  await new Promise((resolve) => socket.once('connect', resolve).once('close', resolve))
  return {
    socket,
    ended,
    received: () => state.received,
    async gets(text: string) {
      while (state.received.length < text.length) await once(socket, 'data')
      expect(state.received).toBe(text)
    },
  }
}

test('forwards bytes to the first target that listens', async () => {
  const dead = createServer().listen(0, '127.0.0.1')
  await once(dead, 'listening')
  const { port } = dead.address() as AddressInfo
  await new Promise((resolve) => dead.close(resolve))
  const proxy = await proxyTo(port, await echo('b:'))
  const state = await client(proxy)
  state.socket.write('x')
  await state.gets('b:x')
})

test('a cut resets connections, an end closes them in order', async () => {
  const proxy = await proxyTo(await echo())
  const cut = await client(proxy)
  cut.socket.write('x')
  await cut.gets('x')
  proxy.cut()
  expect(await cut.ended).toBe('ECONNRESET')
  const ended = await client(proxy)
  ended.socket.write('x')
  await ended.gets('x')
  proxy.end()
  expect(await ended.ended).toBe('end')
  expect(proxy.open()).toBe(0)
})

test('frozen bytes arrive in order after mending', async () => {
  const proxy = await proxyTo(await echo())
  const state = await client(proxy)
  state.socket.write('a')
  await state.gets('a')
  proxy.freeze()
  state.socket.write('b')
  const other = await client(await proxyTo(await echo()))
  other.socket.write('x')
  await other.gets('x')
  expect(state.received()).toBe('a')
  state.socket.write('c')
  proxy.mend()
  await state.gets('abc')
})

test('a slow connection loses nothing', async () => {
  const proxy = await proxyTo(await echo())
  proxy.delay(5)
  proxy.drip(100_000)
  const state = await client(proxy)
  const text = 'slow '.repeat(2_000)
  state.socket.write(text)
  await state.gets(text)
})

test('refuses with a reset until it is mended', async () => {
  const proxy = await proxyTo(await echo())
  proxy.refuse()
  const refused = await client(proxy)
  expect(await refused.ended).toBe('ECONNRESET')
  proxy.mend()
  const state = await client(proxy)
  state.socket.write('x')
  await state.gets('x')
})
