/**
 * Repairs a stream before the SDK reads it: the SDK drops events without names in silence, and one
 * line of garbage ends its whole stream. Each event is written again with the name that its data
 * gives; what cannot be read is left out and counted, unless a piece of the answer is lost with it.
 */

import { isDeeperThan } from '@/lib/anthropic/depth'
import type { AppError } from '@/lib/shared/error'
import { createSseDecoder, type ServerSentEvent } from '@/lib/stream/sse-decode'
import { tooMuch, unreadable } from './provider-error'
import { UPSTREAM_LIMITS } from './upstream-limits'

/** Repairs the bytes of one response. */
export interface EventRepair {
  /** Set once a piece of the answer is lost: what was whole before it has been returned, nothing after it will be. */
  readonly fault: AppError | undefined
  /** Ends it for a reason of the caller's. */
  end(fault: AppError): void
  /** The events that these bytes complete, as SSE bytes. */
  push(bytes: Uint8Array): Uint8Array
  /** What is left when the body ends: an event whose closing blank line is missing, if it is whole. */
  flush(): Uint8Array
}

// A line break in a name would begin a field of its own.
const NAME = /^[\w.-]{1,100}$/

/** Makes a repair for one response; `onSkipped` is called for each event that was left out. */
export function createEventRepair(onSkipped: () => void): EventRepair {
  const decoder = createSseDecoder({ withoutData: true })
  const text = new TextDecoder()
  const encoder = new TextEncoder()
  let sinceLast = 0
  let fault: AppError | undefined
  let hasEnd = false
  let count = 0

  function write(events: readonly ServerSentEvent[]): Uint8Array {
    let repaired = ''
    for (const event of events) {
      count += 1
      if (count > UPSTREAM_LIMITS.streamEvents) {
        fault = tooMuch('events')
        break
      }
      const readable = readEvent(event)
      if (readable) {
        repaired += readable
        hasEnd ||= readable.startsWith('event: message_delta\n')
      } else if (event.event?.includes('_delta') || event.data.includes('_delta')) {
        fault = unreadable(new Error(`${event.data.length} characters that are not JSON`))
        break
      } else {
        onSkipped()
      }
    }
    return encoder.encode(repaired)
  }

  return {
    get fault() {
      return fault
    },
    end(reason) {
      fault ??= reason
    },
    push(bytes) {
      const events = decoder.push(text.decode(bytes, { stream: true }))
      sinceLast = events.length > 0 ? 0 : sinceLast + bytes.length
      if (sinceLast > UPSTREAM_LIMITS.eventBytes) fault ??= tooMuch('event')
      return write(events)
    },
    flush() {
      const rest = decoder.push('\n\n')
      // An answer that was cut within an event lacks its end, which says enough; behind an end nothing else would.
      return write(hasEnd ? rest : rest.filter((event) => readEvent(event) !== undefined))
    },
  }
}

/** The event as SSE text, named after its data; undefined when nothing can be made of it. */
function readEvent({ event, data }: ServerSentEvent): string | undefined {
  // The SDK reads the data of an error in any form.
  if (event === 'error') return encode(event, data)
  try {
    const value: unknown = JSON.parse(data)
    if (typeof value !== 'object' || value === null) return undefined
    // A text as short as this has no room for so many levels.
    if (data.length > 2 * UPSTREAM_LIMITS.eventDepth && isDeeperThan(value, UPSTREAM_LIMITS.eventDepth))
      return undefined
    const type = 'type' in value ? value.type : undefined
    const name = typeof type === 'string' && NAME.test(type) ? type : event
    return name === undefined ? undefined : encode(name, data)
  } catch {
    return undefined
  }
}

function encode(name: string, data: string): string {
  return `event: ${name}\ndata: ${data.includes('\n') ? data.replaceAll('\n', '\ndata: ') : data}\n\n`
}
