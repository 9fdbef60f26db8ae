/**
 * What this server does for every request before Next sees it: notes where it comes from, has its response carry the
 * headers of safety, and gives it deadlines. Node tells of both in its diagnostics channels; on a host that serves in
 * another way nothing comes of it, and the host has limits of its own.
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
  /** For a response of which nothing goes out any more. */
  readerMs: number
}

const PATIENCE: Patience = { headMs: 15_000, requestMs: 30_000, readerMs: 60_000 }

/** How requests are watched. */
export interface WatchOptions {
  keepUpgrades?: boolean
  patience?: Patience
  /** The settings, read when the first request comes: wrong ones are told of elsewhere. */
  settings?(): { trust: Trust; requestsAtOncePerAddress: Limit }
}

/** Begins to watch the requests of this process's servers, once a process; returns the way to stop. */
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

/** Requests of one address that begin at the same time, and after how long one is taken to wait for something. */
const BEGINNING = { beginning: 4, beginMs: 100 }

interface WaitingRequests {
  note(request: IncomingMessage, peer: Peer): void
  /** Has the requests of a server wait where too many of their address come. */
  guard(server: Server): void
}

function waitingLines(settings: NonNullable<WatchOptions['settings']>): WaitingRequests {
  const peers = new WeakMap<IncomingMessage, Peer>()
  let entrance: Entrance | undefined
  // What no limit counts is let in without a bound, and still by turns.
  const uncounted = createEntrance({ ...BEGINNING, open: Number.POSITIVE_INFINITY })
  function enter(request: IncomingMessage, response: ServerResponse, begin: () => void) {
    const { trust, requestsAtOncePerAddress } = settings()
    const header = (name: string) => request.headers[name]?.toString() ?? null
    const origin = originBy(header, peers.get(request), trust)
    if (requestsAtOncePerAddress.max === 0) return begin()
    if (!counts(requestsAtOncePerAddress, origin)) {
      // On this machine all have one address: there it is the cookies that tell one visitor from the other.
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
