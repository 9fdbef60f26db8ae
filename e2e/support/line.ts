/** The connection between browser and app: a TCP proxy that a test can cut at a byte, or break for a while. */

import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'

const CUT_DELAY_MS = 15

/** A running proxy. */
export interface Line {
  url: string
  /** Cuts made so far. */
  cuts(): number
  /** Resets every connection, and every new one until `mend`. */
  break(): void
  /** Holds back all bytes in both directions until `mend`, without closing anything. */
  freeze(): void
  mend(): void
  stop(): Promise<void>
}

/**
 * Forwards to `target`. `nextCut` is called once for each connection with an answer's stream, and returns after how
 * many more bytes from the server to cut it, or undefined for never.
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
      const forwarded = bytes.subarray(0, left)
      left = undefined
      browser.write(forwarded)
      app.pause()
      // Alternates between an early orderly end and a reset. Either follows the bytes after a moment, as on a real
      // network: at once, it would always make the browser discard them.
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
