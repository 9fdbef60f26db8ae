/** The document of the sandboxed frame in which the page runs code, and the policy that shuts it in. */
import { createHash } from 'node:crypto'
import { WORKER_SCRIPT } from './worker-script'

/** Takes one message of the page that embeds it, and hands the code and the page's port on to a worker: an endless loop there holds up nobody. */
const FRAME_SCRIPT = `
(() => {
  const { parent } = self
  // What a policy does not cover: connections from browser to browser.
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
 * The policy of the frame, which its worker inherits: an origin of its own that nobody shares, no network, nothing but
 * its own script and what that makes of the code. `unsafe-eval` runs the code; it loosens nothing outside of the frame.
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
