/** The connection between all clients and an app: an HTTP proxy that records every byte of every response, and cuts streams. */
import { type ClientRequest, createServer, type IncomingMessage, type ServerResponse, request as send } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A response, as far as it got. */
export interface Exchange {
  method: string
  path: string
  status: number
  /** The headers first, then the body; times in milliseconds of `performance.now()`. */
  pieces: Array<{ at: number; text: string }>
}

/** A running proxy. */
export interface RecordingLine {
  url: string
  exchanges: readonly Exchange[]
  /** Forwards to another app from now on. */
  retarget(url: string): void
  /** Cuts made so far. */
  cuts(): number
  stop(): Promise<void>
}

/** The client gets the bytes before a cut, as on a real network. */
const CUT_DELAY_MS = 15

/**
 * Forwards to `target`, without compression, so that bytes can be read. `nextCut` is called for each answer's stream and
 * returns after how many bytes to cut it, or undefined for never.
 */
export async function startRecordingLine(target: string, nextCut: () => number | undefined): Promise<RecordingLine> {
  const exchanges: Exchange[] = []
  let to = new URL(target)
  let cuts = 0

  function answer(exchange: Exchange, upstream: IncomingMessage, response: ServerResponse) {
    exchange.status = upstream.statusCode ?? 0
    const note = (text: string) => exchange.pieces.push({ at: performance.now(), text })
    note(`${upstream.rawHeaders.join('\n')}\n`)
    response.writeHead(exchange.status, upstream.statusMessage, upstream.rawHeaders)
    response.flushHeaders()
    let left = 'x-vercel-ai-ui-message-stream' in upstream.headers ? nextCut() : undefined
    const decoder = new TextDecoder()
    upstream.on('data', (bytes: Buffer) => {
      note(decoder.decode(bytes, { stream: true }))
      if (left === undefined || bytes.length < left) {
        if (left !== undefined) left -= bytes.length
        response.write(bytes)
        return
      }
      cuts += 1
      response.write(bytes.subarray(0, left))
      upstream.pause()
      setTimeout(() => {
        response.destroy()
        upstream.destroy()
      }, CUT_DELAY_MS)
    })
    upstream.on('end', () => response.end())
    upstream.on('error', () => response.destroy())
  }

  function forward(incoming: IncomingMessage, response: ServerResponse) {
    const { method = 'GET', url: path = '/', headers } = incoming
    const exchange: Exchange = { method, path, status: 0, pieces: [] }
    exchanges.push(exchange)
    const options = { hostname: to.hostname, port: to.port, method, path, agent: false }
    const outgoing: ClientRequest = send({ ...options, headers: { ...headers, 'accept-encoding': 'identity' } })
    outgoing.on('response', (upstream) => answer(exchange, upstream, response))
    outgoing.on('error', () => response.destroy())
    response.on('close', () => outgoing.destroy())
    incoming.pipe(outgoing)
  }

  const server = createServer(forward)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    exchanges,
    retarget(url) {
      to = new URL(url)
    },
    cuts: () => cuts,
    async stop() {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
