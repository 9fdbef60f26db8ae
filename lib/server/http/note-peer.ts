/**
 * The address of a request's socket, which Next does not pass to routes. A diagnostics channel sees every request
 * before Next does, and notes the socket in a header that begins with a random token of this process, so that it cannot
 * be forged.
 */
import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

const HEADER = 'x-firstword-peer'
/** No server has more proxies in front of it. */
export const MAX_HOPS = 10

/** The socket, and the headers as they arrived: Next adds missing ones later. */
export interface Peer {
  address: string
  /** The last addresses of `x-forwarded-for`, from left to right. */
  forwardedFor: string[]
  /** Whether any header shows that a proxy forwarded the request. */
  isForwarded: boolean
  /** The number of its response (open-responses.ts). */
  response: number
}

const FORWARDING = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'forwarded', 'via', 'x-real-ip']

// Shared by all copies of this module: the subscription and the routes have different ones.
const KEY = Symbol.for('firstword.peer')

function word(): string {
  const shared = globalThis as { [KEY]?: string }
  shared[KEY] ??= randomBytes(16).toString('hex')
  return shared[KEY]
}

/** Notes the peer of a new request. */
export function notePeer({ headers, socket }: IncomingMessage, response: number): Peer {
  const peer: Peer = {
    address: socket.remoteAddress ?? '',
    forwardedFor: String(headers['x-forwarded-for'] ?? '')
      .split(',')
      .slice(-MAX_HOPS),
    isForwarded: FORWARDING.some((name) => headers[name] !== undefined),
    response,
  }
  headers[HEADER] = `${word()} ${Buffer.from(JSON.stringify(peer)).toString('base64url')}`
  return peer
}

/** The peer noted for a request, if any. */
export function readPeer(request: Request): Peer | undefined {
  const [secret, json] = (request.headers.get(HEADER) ?? '').split(' ')
  if (secret !== word() || !json) return undefined
  return JSON.parse(Buffer.from(json, 'base64url').toString()) as Peer
}
