/**
 * Repairs streams whose events carry no `event:` line, which the SDK would drop in silence. Looks at
 * the first event only: when it has a name, every byte passes untouched from then on.
 */
import { createSseDecoder, type ServerSentEvent } from '@/lib/stream/sse-decode'

/** Transforms the bytes of one stream; `flush` returns what was held back when the stream ended. */
export interface ByteRepair {
  push(bytes: Uint8Array): Uint8Array
  flush(): Uint8Array
}

const NOTHING = new Uint8Array(0)

/** Makes a repair for one response. */
export function nameEvents(): ByteRepair {
  const decoder = createSseDecoder()
  const text = new TextDecoder()
  const encoder = new TextEncoder()
  let mode: 'looking' | 'untouched' | 'naming' = 'looking'
  let held: Uint8Array[] = []

  function release(): Uint8Array {
    const bytes = held.length === 1 ? (held[0] ?? NOTHING) : new Uint8Array(Buffer.concat(held))
    held = []
    return bytes
  }

  return {
    push(bytes) {
      if (mode === 'untouched') return bytes
      const events = decoder.push(text.decode(bytes, { stream: true }))
      if (mode === 'naming') return encoder.encode(events.map(named).join(''))
      held.push(bytes)
      const first = events[0]
      if (!first) return NOTHING
      if (first.event !== undefined) {
        mode = 'untouched'
        return release()
      }
      mode = 'naming'
      held = []
      return encoder.encode(events.map(named).join(''))
    },
    flush() {
      return mode === 'looking' ? release() : NOTHING
    },
  }
}

/** The event as SSE text, with a name taken from its data where it has none. */
function named({ event, data }: ServerSentEvent): string {
  const name = event ?? typeOf(data)
  const lines = data
    .split('\n')
    .map((line) => `data: ${line}\n`)
    .join('')
  return `${name === undefined ? '' : `event: ${name}\n`}${lines}\n`
}

function typeOf(data: string): string | undefined {
  try {
    const { type } = JSON.parse(data) as { type?: unknown }
    // A line break in a name would begin a field of its own.
    return typeof type === 'string' && /^[\w.-]{1,100}$/.test(type) ? type : undefined
  } catch {
    return undefined
  }
}
