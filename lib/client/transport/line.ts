/** A response of Server-Sent Events, read ahead: what has arrived can be taken whenever there is time for it. */
import { createSseDecoder, type ServerSentEvent } from '@/lib/stream/sse-decode'

/** Runs a callback when it is time to read again. */
export type NextRead = (callback: () => void) => void

/** How a connection is read. */
export interface LineOptions {
  /** A connection without a byte for this long is dead: the server sends a heartbeat every 10 s. */
  idleMs: number
  /** Ends the reading from outside. */
  cut?: AbortSignal
  /** Called with each piece that arrives, heartbeats included. */
  onBytes?(): void
}

/** A body while it arrives. */
export interface Line {
  /** Resolves when there is a piece, or the connection has ended. One waiter at a time. */
  news(): Promise<void>
  /** Resolves with the next read, or as soon as the connection has ended: a hidden page may read only once a minute. */
  pause(nextRead: NextRead): Promise<void>
  /** The events that have arrived since the last time. */
  take(): { events: ServerSentEvent[]; hasEnded: boolean }
  close(): void
}

/** Reads ahead: a piece costs no more than storing it. */
export function openLine(body: ReadableStream<Uint8Array>, { idleMs, cut, onBytes }: LineOptions): Line {
  const reader = body.getReader()
  const text = new TextDecoder()
  const decoder = createSseDecoder()
  let pieces: Uint8Array[] = []
  let hasEnded = false
  let wake = () => {}
  let wakeAtEnd = () => {}
  let heardAt = performance.now()

  const end = () => {
    hasEnded = true
    clearTimeout(timer)
    cut?.removeEventListener('abort', end)
    wake()
    wakeAtEnd()
  }
  // One timer that checks when the last piece came, not one for each piece.
  const watch = () => {
    const silentMs = performance.now() - heardAt
    if (silentMs >= idleMs) end()
    else timer = setTimeout(watch, idleMs - silentMs)
  }
  let timer = setTimeout(watch, idleMs)
  if (cut?.aborted) end()
  cut?.addEventListener('abort', end)

  async function pump() {
    while (!hasEnded) {
      const { done, value } = await reader.read()
      if (done) break
      heardAt = performance.now()
      onBytes?.()
      pieces.push(value)
      wake()
    }
  }
  pump().then(end, end)

  return {
    news: () =>
      new Promise((resolve) => {
        wake = resolve
        if (hasEnded || pieces.length > 0) resolve()
      }),
    pause: (nextRead) =>
      new Promise((resolve) => {
        wakeAtEnd = resolve
        if (hasEnded) resolve()
        else nextRead(resolve)
      }),
    take() {
      const events = pieces.flatMap((piece) => decoder.push(text.decode(piece, { stream: true })))
      pieces = []
      return { events, hasEnded }
    },
    close() {
      end()
      reader.cancel().catch(() => {})
    },
  }
}
