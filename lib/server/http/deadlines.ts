/** Deadlines for clients that never finish sending and clients that never read. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { lastWords } from './every-response'

/** Ends a request that is incomplete after its time, however steadily it trickles. */
export function awaitRequest(request: IncomingMessage, response: ServerResponse<IncomingMessage>, limitMs: number) {
  if (!hasBody(request)) return
  const timer = setTimeout(() => {
    if (request.complete) return
    const { socket } = request
    // The request has been answered, so the rest is discarded.
    if (response.headersSent || !socket.writable) return socket.destroy()
    socket.end(lastWords('too_slow'), () => socket.destroy())
  }, limitMs)
  timer.unref()
  request.once('end', () => clearTimeout(timer))
  response.once('finish', () => letGoOfRest(request))
}

/**
 * Discards the rest of a body after the response. Otherwise it would hold up the next request on this connection, which
 * behind a proxy is another visitor's.
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
 * Cuts a response that has data to send but sent nothing for a while, unless its reader may pause. A response without
 * data may stay silent.
 */
export function awaitReader(response: ServerResponse<IncomingMessage>, limitMs: number, mayPause: () => boolean) {
  // Node counts from the last byte received or sent, including parts of a large write.
  response.setTimeout(limitMs, () => {
    const { socket } = response
    // Reset, not closed: otherwise the system would keep the unread data.
    if (socket && socket.writableLength > 0 && !mayPause()) socket.resetAndDestroy()
  })
}
