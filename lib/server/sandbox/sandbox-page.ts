/** The document of the sandboxed frame in which the page runs code, and the policy that confines it. */
import { createHash } from 'node:crypto'
import { WORKER_SCRIPT } from './worker-script'

/** Accepts one message from the embedding page, and passes the code and the page's port on to a worker, where an endless loop blocks nobody. */
const FRAME_SCRIPT = `
(() => {
  const { parent } = self
  // WebRTC is not covered by a policy.
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
 * The policy of the frame, which its worker inherits: an opaque origin, no network, and only its own script and the
 * worker that the script makes. `unsafe-eval` runs the code; it loosens nothing outside the frame.
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
