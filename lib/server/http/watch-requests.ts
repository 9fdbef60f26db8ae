/**
 * What this server does with every request before Next sees it: notes its peer, adds the security headers to its
 * response, and sets deadlines. It listens to Node's diagnostics channels; on hosts with a different server it has no
 * effect, and the host has limits of its own.
 */
import { subscribe, unsubscribe } from 'node:diagnostics_channel'
import { type IncomingMessage, Server, type ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import { counts, type Limit } from '@/lib/server/limits/limits'
import { originBy, type Trust } from './client-address'
import { awaitReader, awaitRequest } from './deadlines'
import { createEntrance, type Entrance } from './entrance'
import { guardResponse, lastWords } from './every-response'
import { notePeer, type Peer } from './note-peer'
import { noteResponse } from './open-responses'

/** How long clients may take; milliseconds. */
export interface Patience {
  /** For the head of a request. */
  headMs: number
  /** For a whole request, its body included, from its first line on. */
  requestMs: number
  /** For a stalled response. */
  readerMs: number
}

const PATIENCE: Patience = { headMs: 15_000, requestMs: 30_000, readerMs: 60_000 }

/** Options for watching requests. */
export interface WatchOptions {
  keepUpgrades?: boolean
  patience?: Patience
  /** The settings, read at the first request; faults in them are reported elsewhere. */
  settings?(): { trust: Trust; requestsAtOncePerAddress: Limit }
}

/** Starts watching the requests of this process's servers, once per process; returns a function that stops it. */
export function watchRequests({ keepUpgrades = false, patience = PATIENCE, settings }: WatchOptions = {}): () => void {
  const lines = settings && waitingLines(settings)
  function onSocket(message: unknown) {
    const { server } = (message as { socket: Socket & { server?: unknown } }).socket
    if (server instanceof Server) watchServer(server, keepUpgrades, patience, lines)
  }
  function onRequest(message: unknown) {
    const { request, response } = message as { request: IncomingMessage; response: ServerResponse<IncomingMessage> }
    const noted = noteResponse(response)
    const peer = notePeer(request, noted.number)
    lines?.note(request, peer)
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

/** How many requests of one address begin at a time, and after how long one is presumed to be waiting for something. */
const BEGINNING = { beginning: 4, beginMs: 100 }

interface WaitingRequests {
  note(request: IncomingMessage, peer: Peer): void
  /** Queues the requests of a server by address. */
  guard(server: Server): void
}

function waitingLines(settings: NonNullable<WatchOptions['settings']>): WaitingRequests {
  const peers = new WeakMap<IncomingMessage, Peer>()
  let entrance: Entrance | undefined
  // Without a limit all are admitted, but still in turns.
  const uncounted = createEntrance({ ...BEGINNING, open: Number.POSITIVE_INFINITY })
  function enter(request: IncomingMessage, response: ServerResponse, begin: () => void) {
    const { trust, requestsAtOncePerAddress } = settings()
    const header = (name: string) => request.headers[name]?.toString() ?? null
    const origin = originBy(header, peers.get(request), trust)
    if (requestsAtOncePerAddress.max === 0) return begin()
    if (!counts(requestsAtOncePerAddress, origin)) {
      // Locally everybody has one address, so cookies tell visitors apart.
      const cookies = header('cookie')
      return cookies === null ? begin() : uncounted.enter(cookies, response, begin)
    }
    entrance ??= createEntrance({ ...BEGINNING, open: requestsAtOncePerAddress.max })
    entrance.enter(origin.address ?? 'unknown', response, begin)
  }
  return {
    note: (request, peer) => peers.set(request, peer),
    guard(server) {
      const listeners = server.listeners('request')
      server.removeAllListeners('request')
      server.on('request', (request: IncomingMessage, response: ServerResponse) =>
        enter(request, response, () => {
          for (const listener of listeners) listener.call(server, request, response)
        }),
      )
    },
  }
}

const watched = new WeakSet<Server>()

function watchServer(
  server: Server,
  keepUpgrades: boolean,
  { headMs, requestMs }: Patience,
  lines: WaitingRequests | undefined,
) {
  if (watched.has(server)) return
  watched.add(server)
  lines?.guard(server)
  server.headersTimeout = headMs
  // Only a fallback, because Node checks every half minute: `awaitRequest` enforces the deadline to the second.
  server.requestTimeout = 2 * requestMs
  // Nothing here uses upgrades, and Next would keep such a connection open for ever.
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
