/** The responses that are under way, by number: a route of Next has no other way to its own connection. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { readPeer } from './note-peer'

/** A response that is not closed yet. */
export interface OpenResponse {
  readonly number: number
  readonly response: ServerResponse<IncomingMessage>
  /** Whether its reader may pause: whoever lets it cuts it when its time has come. */
  mayPause: boolean
}

// They are noted in another copy of this module than the routes have.
const KEY = Symbol.for('firstword.responses')

function openResponses(): { last: number; byNumber: Map<number, OpenResponse> } {
  const shared = globalThis as { [KEY]?: ReturnType<typeof openResponses> }
  shared[KEY] ??= { last: 0, byNumber: new Map() }
  return shared[KEY]
}

/** Notes a response until it is closed. */
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
  /** Its time has come: the connection ends. */
  cut(): void
  /** From now on it is waited for as every other reader is. */
  end(): void
}

/**
 * Lets the reader of a request's response pause. Where the response was not noted, as on a host that serves in another
 * way, nothing happens.
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
