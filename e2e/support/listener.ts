/** A server that records every visit, for tests in which there must be none. */
import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A running listener. */
export interface Listener {
  /** Host and port. */
  address: string
  /** Connections and requests so far; a test may clear it. */
  hits: string[]
  stop(): Promise<void>
}

/** Starts listening on a free port. */
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
