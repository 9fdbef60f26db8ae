/**
 * What one segment of an answer takes in, over all of its calls and tries. An answer is kept in several places, so that a
 * provider which never ends would fill memory, log and database: beyond these bounds the segment ends, and keeps what it has.
 */

import type { CallState } from '@/lib/anthropic/call-state'
import type { ModelEvent } from '@/lib/anthropic/model-event'
import { tooMuch } from '@/lib/server/provider/provider-error'
import type { AppError } from '@/lib/shared/error'

/**
 * The bounds. The longest answer that is asked for has 16,000 tokens, which are some 60,000 characters. What is kept is
 * written to the database by one statement, for which everybody waits on the embedded one: 100 ms for a megabyte.
 */
export const ANSWER_LIMITS = {
  /** On the wire, pings included. */
  bytes: 8 * 1024 * 1024,
  /** Of these bytes the first are kept for the recording, as events, which take several times as much memory. */
  recordedBytes: 3 * 1024 * 1024,
  events: 50_000,
  /** Of what the model writes in pieces: text, thinking, input and citations. */
  written: 2 * 1024 * 1024,
  /** Of that and of what comes whole, as results of the API's own tools do, in bytes. */
  content: 3 * 1024 * 1024,
  blocks: 1_000,
  toolCalls: 200,
}

/** Counts what comes. */
export interface Intake {
  /** Set as soon as more came than is taken. */
  readonly fault: AppError | undefined
  /** Aborted then. */
  readonly signal: AbortSignal
  /** Another try begins, which the state belongs to. */
  begin(state: CallState): void
  /** Bytes have come. */
  bytes(count: number): void
  /** Whether what comes now is still kept for the recording. */
  readonly isRecorded: boolean
  /** Whether an event is still taken. */
  takes(event: ModelEvent): boolean
}

/** Makes the intake of one segment. */
export function createIntake(): Intake {
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
    // A delta may open a block as well: what is open already counts, and what this event brings.
    const blocks = taken.earlierBlocks + (current?.blocks.length ?? 0) + opened.length
    if (taken.events > ANSWER_LIMITS.events) end('events')
    else if (taken.written > ANSWER_LIMITS.written || taken.content > ANSWER_LIMITS.content) end('text')
    else if (taken.toolCalls > ANSWER_LIMITS.toolCalls) end('toolCalls')
    else if (blocks > ANSWER_LIMITS.blocks) end('blocks')
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
      if (taken.bytes > ANSWER_LIMITS.bytes) end('bytes')
    },
    get isRecorded() {
      return taken.bytes <= ANSWER_LIMITS.recordedBytes
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

/** What of an event is kept. */
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

/** What a record or a list, a number or a text weighs by itself, in bytes. */
const NODE = 8

/** The bytes of all texts and names within a value, and a few for each node. Linear, and without recursion. */
function weightOf(value: unknown): number {
  let weight = 0
  const open: unknown[] = [value]
  while (open.length > 0) {
    const next = open.pop()
    weight += NODE
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
