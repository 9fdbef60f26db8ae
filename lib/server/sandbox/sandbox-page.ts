/** The document of the sandboxed frame in which the page runs code, and its policy. */
import { createHash } from 'node:crypto'
import { WORKER_SCRIPT } from './worker-script'

/**
 * Takes one message from the embedding page and passes the code and the page's port to a worker, where an endless loop
 * blocks nobody.
 */
const FRAME_SCRIPT = `
(() => {
  const { parent } = self
  // Peer-to-peer connections, which a policy does not cover.
  for (const name of ['RTCPeerConnection', 'webkitRTCPeerConnection']) delete self[name]
  const onMessage = (event) => {
    if (event.source !== parent || event.ports.length !== 1) return
    removeEventListener('message', onMessage)
    const source = new Blob([${JSON.stringify(WORKER_SCRIPT).replaceAll('<', '\\u003c')}], { type: 'text/javascript' })
    new Worker(URL.createObjectURL(source)).postMessage({ code: event.data.code }, [event.ports[0]])
  }
  addEventListener('message', onMessage)
})()
`

/** The whole document. */
export const SANDBOX_PAGE = `<!doctype html><meta charset="utf-8"><title>Sandbox</title><script>${FRAME_SCRIPT}</script>`

const hash = createHash('sha256').update(FRAME_SCRIPT).digest('base64')

/**
 * The policy of the frame, which its worker inherits: an opaque origin, no network, and no script but its own.
 * `unsafe-eval` runs the code and affects nothing outside the frame.
 */
export const SANDBOX_POLICY = [
  'sandbox allow-scripts',
  "default-src 'none'",
  `script-src 'sha256-${hash}' 'unsafe-eval'`,
  'worker-src blob:',
  "connect-src 'none'",
  "form-action 'none'",
  "base-uri 'none'",
  "frame-ancestors 'self'",
].join('; ')
