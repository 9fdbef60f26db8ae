/** A TCP proxy that a bench can break: cut, end, freeze, delay, drip, refuse. */
import type { AddressInfo } from 'node:net'
import { connect, createServer, type Socket } from 'node:net'
import { sleep } from '@/bench/processes/clock'

/** A running proxy. */
export interface TcpProxy {
  port: number
  /** Connections that are open now. */
  open(): number
  /** Resets every connection. */
  cut(): void
  /** Closes every connection in an orderly way. */
  end(): void
  /** Holds back all bytes in both directions until `mend`, and closes nothing. */
  freeze(): void
  /** Delays every piece. */
  delay(milliseconds: number): void
  /** Limits the rate of each connection in each direction. */
  drip(bytesPerSecond: number): void
  /** Resets every connection and every new one until `mend`. */
  refuse(): void
  mend(): void
  stop(): Promise<void>
}

const DRIP_MS = 50

/**
 * Forwards each connection to the first port of `targets()` that accepts it, as a load balancer does. `targets` is
 * called for each connection.
 */
export async function startTcpProxy(targets: () => readonly number[]): Promise<TcpProxy> {
  const pairs = new Set<readonly [Socket, Socket]>()
  const accepted = new Set<Socket>()
  const thawWaiters = new Set<() => void>()
  let isRefusing = false
  let isFrozen = false
  let delayMs = 0
  let dripBytes = 0

  /** Forwards one piece, and resolves when the next may come. */
  async function pass(bytes: Buffer, to: Socket) {
    if (delayMs > 0) await sleep(delayMs)
    for (let at = 0; at < bytes.length && !to.destroyed; ) {
      if (isFrozen) await new Promise<void>((resolve) => thawWaiters.add(resolve))
      const size = dripBytes > 0 ? Math.max(1, Math.round((dripBytes * DRIP_MS) / 1_000)) : bytes.length
      const hasRoom = to.write(bytes.subarray(at, at + size))
      at += size
      if (dripBytes > 0) await sleep(DRIP_MS)
      else if (!hasRoom) await new Promise<void>((resolve) => to.once('drain', resolve).once('close', resolve))
    }
  }

  function forward(from: Socket, to: Socket) {
    from.on('data', (bytes) => {
      from.pause()
      pass(bytes, to).then(() => from.resume())
    })
    from.on('end', () => to.end())
    from.on('error', () => to.resetAndDestroy())
    from.on('close', (hadError) => (hadError ? to.resetAndDestroy() : to.destroySoon()))
  }

  const server = createServer({ allowHalfOpen: true, pauseOnConnect: true }, async (near) => {
    accepted.add(near)
    near.once('close', () => accepted.delete(near))
    near.on('error', () => near.destroy())
    const far = isRefusing ? undefined : await connectToFirst(targets())
    if (!far || isRefusing || near.destroyed) {
      far?.destroy()
      near.resetAndDestroy()
      return
    }
    const pair = [near, far] as const
    pairs.add(pair)
    forward(near, far)
    forward(far, near)
    near.once('close', () => pairs.delete(pair))
    near.resume()
  })
  const cut = () => {
    for (const [near, far] of pairs) {
      near.resetAndDestroy()
      far.resetAndDestroy()
    }
  }
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    port: (server.address() as AddressInfo).port,
    open: () => pairs.size,
    cut,
    end() {
      for (const [near, far] of pairs) {
        near.destroySoon()
        far.destroySoon()
      }
    },
    freeze() {
      isFrozen = true
    },
    delay(milliseconds) {
      delayMs = milliseconds
    },
    drip(bytesPerSecond) {
      dripBytes = bytesPerSecond
    },
    refuse() {
      isRefusing = true
      cut()
    },
    mend() {
      isRefusing = false
      isFrozen = false
      delayMs = 0
      dripBytes = 0
      for (const go of thawWaiters) go()
      thawWaiters.clear()
    },
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve))
      cut()
      // Also those that are still connecting to their target, or whose reader has stopped.
      for (const near of accepted) near.destroy()
      await closed
    },
  }
}

async function connectToFirst(ports: readonly number[]): Promise<Socket | undefined> {
  for (const port of ports) {
    const socket = connect({ port, host: '127.0.0.1', allowHalfOpen: true })
    const isOpen = await new Promise<boolean>((resolve) => {
      socket.once('connect', () => resolve(true))
      socket.once('error', () => resolve(false))
    })
    if (isOpen) return socket
  }
  return undefined
}
