/** Open responses by number: a Next route has no other access to its connection. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { readPeer } from './note-peer'

/** An open response. */
export interface OpenResponse {
  readonly number: number
  readonly response: ServerResponse<IncomingMessage>
  /** Whether its reader may pause; whoever allows that must cut the response in time. */
  mayPause: boolean
}

// Shared by all copies of this module: the subscription and the routes have different ones.
const KEY = Symbol.for('firstword.responses')

function openResponses(): { last: number; byNumber: Map<number, OpenResponse> } {
  const shared = globalThis as { [KEY]?: ReturnType<typeof openResponses> }
  shared[KEY] ??= { last: 0, byNumber: new Map() }
  return shared[KEY]
}

/** Tracks a response until it is closed. */
export function noteResponse(response: ServerResponse<IncomingMessage>): OpenResponse {
  const shared = openResponses()
  shared.last += 1
  const noted = { number: shared.last, response, mayPause: false }
  shared.byNumber.set(noted.number, noted)
  response.once('close', () => shared.byNumber.delete(noted.number))
  return noted
}

/** A reader that may pause. */
export interface Pause {
  /** Ends the connection. */
  cut(): void
  /** Applies the usual deadline again. */
  end(): void
}

/**
 * Lets the reader of a request's response pause. Does nothing when the response is not tracked, as on hosts with a
 * different server.
 */
export function letReaderPause(request: Request): Pause {
  const number = readPeer(request)?.response
  const noted = number === undefined ? undefined : openResponses().byNumber.get(number)
  if (noted) noted.mayPause = true
  return {
    cut: () => noted?.response.socket?.resetAndDestroy(),
    end() {
      if (noted) noted.mayPause = false
    },
  }
}
