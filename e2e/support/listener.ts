/** A server that answers anybody and writes down who came, for tests in which nobody may. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A running listener. */
export interface Listener {
  /** Host and port. */
  address: string
  /** Connections and requests so far; a test may empty it. */
  hits: string[]
  stop(): Promise<void>
}

/** Starts to listen on a free port. */
export async function startListener(): Promise<Listener> {
  const hits: string[] = []
  const server = createServer((request, response) => {
    hits.push(`${request.method} ${request.url}`)
    response.writeHead(200, { 'access-control-allow-origin': '*', 'content-type': 'text/javascript' }).end('1')
  })
  server.on('connection', () => hits.push('connection'))
  server.on('upgrade', (_request, socket) => socket.destroy())
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  return {
    address: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    hits,
    async stop() {
      server.close()
      server.closeAllConnections()
    },
  }
}
