/** Clients that send for ever, and clients that never read: each has a time, and holds no connection beyond it. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { lastWords } from './every-response'

/** Ends a request that has not come whole within its time, however steadily it trickles. */
export function awaitRequest(request: IncomingMessage, response: ServerResponse<IncomingMessage>, limitMs: number) {
  if (!hasBody(request)) return
  const timer = setTimeout(() => {
    if (request.complete) return
    const { socket } = request
    // Whoever has been answered already sends the rest to nobody.
    if (response.headersSent || !socket.writable) return socket.destroy()
    socket.end(lastWords('too_slow'), () => socket.destroy())
  }, limitMs)
  timer.unref()
  request.once('end', () => clearTimeout(timer))
  response.once('finish', () => letGoOfRest(request))
}

/**
 * What is left of a body that has been answered goes to nobody. A reader that stopped in its middle would hold up the
 * next request on this connection, which behind a proxy is another visitor's.
 */
function letGoOfRest(request: IncomingMessage) {
  if (request.complete) return
  request.removeAllListeners('data')
  request.removeAllListeners('readable')
  request.resume()
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0
}

/**
 * Cuts a response of which nothing has gone out for a while though there is something to send, unless its reader may
 * pause. One that has nothing to send may be as silent as it likes.
 */
export function awaitReader(response: ServerResponse<IncomingMessage>, limitMs: number, mayPause: () => boolean) {
  // Node counts from the last byte that came or went, parts of a large write included.
  response.setTimeout(limitMs, () => {
    const { socket } = response
    // Reset, not closed: the system would go on keeping what was not read.
    if (socket && socket.writableLength > 0 && !mayPause()) socket.resetAndDestroy()
  })
}
