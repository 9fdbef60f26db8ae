/**
 * Bounds what one segment of an answer takes in, over all of its calls and tries. An answer is kept in several places, and
 * a provider that never ends would fill memory, log and database. Beyond these bounds the segment ends, with what it has.
 */

import type { CallState } from '@/lib/anthropic/call-state'
import type { ModelEvent } from '@/lib/anthropic/model-event'
import { tooMuch } from '@/lib/server/provider/provider-error'
import type { AppError } from '@/lib/shared/error'

/**
 * The bounds. The longest answer that is asked for has 16,000 tokens, or some 60,000 characters. An answer is stored by one
 * statement, and on the embedded database everybody waits for it: 100 ms for a megabyte.
 */
export const ANSWER_LIMITS = {
  /** Bytes on the wire, pings included. */
  bytes: 8 * 1024 * 1024,
  /** The recording keeps the events in the first of these bytes. They take several times as much memory. */
  recordedBytes: 3 * 1024 * 1024,
  events: 50_000,
  /** Bytes that the model writes in pieces: text, thinking, input and citations. */
  written: 2 * 1024 * 1024,
  /** Bytes of that and of what comes whole, such as results of the API's own tools. */
  content: 3 * 1024 * 1024,
  blocks: 1_000,
  toolCalls: 200,
}

/** Counts what a segment takes in. */
export interface Intake {
  /** Set as soon as a bound is passed. */
  readonly fault: AppError | undefined
  /** Aborts then. */
  readonly signal: AbortSignal
  /** Begins another try, whose state this is. */
  begin(state: CallState): void
  /** Counts bytes. */
  bytes(count: number): void
  /** Whether the recording still keeps what comes. */
  readonly isRecorded: boolean
  /** Counts an event; whether it is still taken in. */
  takes(event: ModelEvent): boolean
}

/** Makes the intake of one segment. */
export function createIntake(limits: Readonly<typeof ANSWER_LIMITS> = ANSWER_LIMITS): Intake {
  const spent = new AbortController()
  const taken = { bytes: 0, events: 0, written: 0, content: 0, toolCalls: 0, earlierBlocks: 0 }
  let current: CallState | undefined
  let fault: AppError | undefined

  function end(what: Parameters<typeof tooMuch>[0]) {
    fault ??= tooMuch(what)
    spent.abort(fault)
  }

  function count(event: ModelEvent) {
    taken.events += 1
    const weight = weightOf(contentIn(event))
    taken.content += weight
    if (event.type === 'content_block_delta') taken.written += weight
    const opened = openedBy(event)
    taken.toolCalls += opened.filter(({ type }) => type.endsWith('tool_use')).length
    // A delta may open a block too. The blocks that are open count, and those of this event.
    const blocks = taken.earlierBlocks + (current?.blocks.length ?? 0) + opened.length
    if (taken.events > limits.events) end('events')
    else if (taken.written > limits.written || taken.content > limits.content) end('text')
    else if (taken.toolCalls > limits.toolCalls) end('toolCalls')
    else if (blocks > limits.blocks) end('blocks')
  }

  return {
    get fault() {
      return fault
    },
    signal: spent.signal,
    begin(state) {
      taken.earlierBlocks += current?.blocks.length ?? 0
      current = state
    },
    bytes(count) {
      taken.bytes += count
      if (taken.bytes > limits.bytes) end('bytes')
    },
    get isRecorded() {
      return taken.bytes <= limits.recordedBytes
    },
    takes(event) {
      if (!fault) count(event)
      return fault === undefined
    },
  }
}

function openedBy(event: ModelEvent) {
  if (event.type === 'content_block_start') return [event.content_block]
  return event.type === 'message_start' ? (event.message.content ?? []) : []
}

/** The content of an event. */
function contentIn(event: ModelEvent): unknown {
  switch (event.type) {
    case 'content_block_delta':
      return event.delta
    case 'content_block_start':
      return event.content_block
    case 'message_start':
      return event.message.content
    case 'message_delta':
      return event.delta.stop_details
    default:
      return undefined
  }
}

/** The bytes that any value takes beside its text. */
const NODE_BYTES = 8

/** The bytes of all texts and names in a value, and a few for each value. Linear, without recursion. */
function weightOf(value: unknown): number {
  let weight = 0
  const open: unknown[] = [value]
  while (open.length > 0) {
    const next = open.pop()
    weight += NODE_BYTES
    if (typeof next === 'string') weight += Buffer.byteLength(next)
    else if (Array.isArray(next)) for (const inner of next) open.push(inner)
    else if (typeof next === 'object' && next !== null) {
      for (const [name, inner] of Object.entries(next)) {
        weight += name.length
        open.push(inner)
      }
    }
  }
  return weight
}
