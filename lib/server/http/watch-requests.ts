/**
 * What this server does for every request before Next sees it: notes where it comes from, has its response carry the
 * headers of safety, and gives it deadlines. Node tells of both in its diagnostics channels; on a host that serves in
 * another way nothing comes of it, and the host has limits of its own.
 */
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { type IncomingMessage, Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { awaitReader, awaitRequest } from './deadlines'
import { guardResponse, lastWords } from './every-response'
import { notePeer } from './note-peer'
import { noteResponse } from './open-responses'

/** How long clients may take; milliseconds. */
export interface Patience {
  /** For the head of a request. */
  headMs: number
  /** For a whole request, its body included, from its first line on. */
  requestMs: number
  /** For a response of which nothing goes out any more. */
  readerMs: number
}

const PATIENCE: Patience = { headMs: 15_000, requestMs: 30_000, readerMs: 60_000 }

/** Begins to watch the requests of this process's servers, once a process; returns the way to stop. */
export function watchRequests({ keepUpgrades = false, patience = PATIENCE } = {}): () => void {
  function onSocket(message: unknown) {
    const { server } = (message as { socket: Socket & { server?: unknown } }).socket
    if (server instanceof Server) watchServer(server, keepUpgrades, patience)
  }
  function onRequest(message: unknown) {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse<IncomingMessage> }
    const noted = noteResponse(response)
    notePeer(request, noted.number)
    guardResponse(response)
    awaitRequest(request, response, patience.requestMs)
    awaitReader(response, patience.readerMs, () => noted.mayPause)
  }
  subscribe('net.server.socket', onSocket)
  subscribe('http.server.request.start', onRequest)
  return () => {
    unsubscribe('net.server.socket', onSocket)
    unsubscribe('http.server.request.start', onRequest)
  }
}

const watched = new WeakSet<Server>()

function watchServer(server: Server, keepUpgrades: boolean, { headMs, requestMs }: Patience) {
  if (watched.has(server)) return
  watched.add(server)
  server.headersTimeout = headMs
  // A second line only, as Node looks every half minute: `awaitRequest` keeps the deadline to the second, and says so.
  server.requestTimeout = 2 * requestMs
  // Nothing here speaks another protocol, and Next keeps a connection that asks for one open for ever.
  if (!keepUpgrades) server.removeAllListeners('upgrade')
  server.on('clientError', (error: NodeJS.ErrnoException, socket: Socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable || socket.bytesWritten > 0) return socket.destroy()
    socket.end(explain(error.code), () => socket.destroy())
  })
}

function explain(code: string | undefined): string {
  if (code === 'ERR_HTTP_REQUEST_TIMEOUT') return lastWords('too_slow')
  if (code === 'HPE_HEADER_OVERFLOW') return lastWords('too_large', 'The head of this request is too large.')
  return lastWords('invalid_request')
}
