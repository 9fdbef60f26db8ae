/** Free ports for servers of tests, benches and pictures. */
import { once } from 'node:events'
import { createServer } from 'node:net'

/**
 * Outside the range from which systems choose ports of their own (32768 and above): there a connection of any program
 * can take the port before its server does, and a client that polls it can even connect to itself.
 */
const FIRST = 10_240
const COUNT = 20_000
const TRIES = 100
const CLOSE_LIMIT_MS = 5_000

/**
 * Finds a port that no server of this machine uses.
 *
 * @returns {Promise<number>}
 */
export async function findFreePort() {
  for (let tries = 1; ; tries += 1) {
    const port = FIRST + Math.floor(Math.random() * COUNT)
    try {
      await tryPort(port)
      return port
    } catch (error) {
      if (tries === TRIES || error.code !== 'EADDRINUSE') throw error
    }
  }
}

async function tryPort(port) {
  // A client of an earlier server on this port could keep this one open.
  const server = createServer((socket) => socket.destroy())
  server.listen(port)
  await once(server, 'listening')
  server.close()
  await once(server, 'close', { signal: AbortSignal.timeout(CLOSE_LIMIT_MS) })
}
