/** The line between browser and app: a TCP proxy that a test cuts at a byte, or breaks for a while. */

import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'

const CUT_DELAY_MS = 15

/** A running line. */
export interface Line {
  url: string
  /** Cuts made so far. */
  cuts(): number
  /** Resets every connection, and every new one until `mend`. */
  break(): void
  /** Lets no byte through in either direction until `mend`, without closing anything. */
  freeze(): void
  mend(): void
  stop(): Promise<void>
}

/**
 * Forwards to `target`. `nextCut` is asked once for each connection that carries an answer's stream: after how many more
 * bytes from the server to cut it, or undefined to leave it alone.
 */
export async function startLine(target: string, nextCut: () => number | undefined = () => undefined): Promise<Line> {
  const { hostname, port } = new URL(target)
  const sockets = new Set<Socket>()
  let cuts = 0
  let isBroken = false
  let isFrozen = false

  const server = createServer((browser) => {
    if (isBroken) return browser.resetAndDestroy()
    const app = connect(Number(port), hostname)
    let left: number | undefined
    for (const socket of [browser, app]) {
      sockets.add(socket)
      if (isFrozen) socket.pause()
      socket.on('error', () => {})
      socket.on('close', () => {
        sockets.delete(socket)
        app.destroy()
        browser.destroySoon()
      })
    }
    browser.on('data', (bytes) => {
      app.write(bytes)
    })
    app.on('data', (bytes) => {
      if (left === undefined && bytes.includes('x-vercel-ai-ui-message-stream')) left = nextCut()
      if (left === undefined || bytes.length < left) {
        if (left !== undefined) left -= bytes.length
        browser.write(bytes)
        return
      }
      cuts += 1
      const kept = bytes.subarray(0, left)
      left = undefined
      browser.write(kept)
      app.pause()
      // By turns an orderly end that comes too early, and a reset. Either comes a moment after the bytes, as on a real
      // line: together with them it would take them back out of the browser's hands every time.
      const cut = cuts % 2 === 0 ? () => browser.end() : () => browser.resetAndDestroy()
      setTimeout(cut, CUT_DELAY_MS)
    })
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    cuts: () => cuts,
    break() {
      isBroken = true
      for (const socket of sockets) socket.resetAndDestroy()
    },
    freeze() {
      isFrozen = true
      for (const socket of sockets) socket.pause()
    },
    mend() {
      isBroken = false
      isFrozen = false
      for (const socket of sockets) socket.resume()
    },
    async stop() {
      for (const socket of sockets) socket.destroy()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
