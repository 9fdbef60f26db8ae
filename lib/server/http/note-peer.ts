/**
 * The address of a request's socket, which Next does not hand to routes. Node tells of every request before Next sees
 * it; what is known of the socket then is written into a header, with a random word of this process before it, so that
 * the header can only come from here.
 */
import { randomBytes } from 'node:crypto'
import type { IncomingMessage } from 'node:http'

const HEADER = 'x-firstword-peer'
/** More proxies than this stand before no server. */
export const MAX_HOPS = 10

/** What is known of the socket, and of the headers as they came: Next fills in missing ones later. */
export interface Peer {
  address: string
  /** The last addresses of `x-forwarded-for`, from left to right. */
  forwardedFor: string[]
  /** Whether any header says that a proxy passed the request on. */
  isForwarded: boolean
  /** The number of its response (open-responses.ts). */
  response: number
}

const FORWARDING = ['x-forwarded-for', 'x-forwarded-host', 'x-forwarded-proto', 'forwarded', 'via', 'x-real-ip']

// The subscription is made in another copy of this module than the routes have.
const KEY = Symbol.for('firstword.peer')

function word(): string {
  const shared = globalThis as { [KEY]?: string }
  shared[KEY] ??= randomBytes(16).toString('hex')
  return shared[KEY]
}

/** Notes the peer of a request that has just come. */
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

/** What was noted of a request; undefined when nothing was. */
export function readPeer(request: Request): Peer | undefined {
  const [secret, json] = (request.headers.get(HEADER) ?? '').split(' ')
  if (secret !== word() || !json) return undefined
  return JSON.parse(Buffer.from(json, 'base64url').toString()) as Peer
}
