/** Faults at an answer's end: too early, too late, without its marks, or as an error. */
import { type ApiErrorType, errorBody } from '@/lib/server/simulator/api-error'
import type { Frame } from '@/lib/server/simulator/wire'
import { encodeEvent, type WireEnd } from '@/lib/server/simulator/wire-event'
import { endAt, type Fault, insert, isEvent, placeOf, raw, rawEvent, without } from './fault'

// Longer than any reader waits.
const FOREVER_MS = 3_600_000
const silence: Frame = { type: 'pause', ms: FOREVER_MS }
const end: Frame = { type: 'end' }

function errorEvent(argument: string | undefined) {
  const type = (argument ?? 'overloaded_error') as ApiErrorType
  return errorBody(
    { type, message: type === 'overloaded_error' ? 'Overloaded' : 'A simulated failure' },
    'req_simulated',
  )
}

/** The first half of the event at a place, cut inside its data. */
function halfOf(frames: readonly Frame[], at: number): Frame {
  const frame = frames[placeOf(frames, at)]
  const bytes = new TextEncoder().encode(frame?.type === 'event' ? encodeEvent(frame.event) : '')
  return raw(bytes.subarray(0, Math.ceil(bytes.length / 2)))
}

/** Ends before a delta as the API would, with a stop reason. */
function stopAt(frames: readonly Frame[], at: number, change: Partial<WireEnd>): Frame[] {
  const place = placeOf(frames, at)
  const open = new Set<number>()
  for (const frame of frames.slice(0, place)) {
    if (isEvent(frame, 'content_block_start')) open.add(frame.event.index)
    if (isEvent(frame, 'content_block_stop')) open.delete(frame.event.index)
  }
  const closed = [...open].map((index): Frame => ({ type: 'event', event: { type: 'content_block_stop', index } }))
  const ending = frames.flatMap((frame): Frame[] => {
    if (!isEvent(frame, 'message_delta')) return isEvent(frame, 'message_stop') ? [frame] : []
    return [{ ...frame, event: { ...frame.event, delta: { ...frame.event.delta, ...change } } }]
  })
  return [...frames.slice(0, place), ...closed, ...ending]
}

/** The faults of this kind. */
export const ENDING_FAULTS: readonly Fault[] = [
  { name: 'early-end', about: 'a clean end in mid-answer', bend: (frames, { at }) => endAt(frames, at, end) },
  {
    name: 'half-event',
    about: 'a clean end in mid-event',
    bend: (frames, { at }) => endAt(frames, at, halfOf(frames, at), end),
  },
  {
    name: 'reset',
    about: 'the connection breaks in mid-event',
    bend: (frames, { at }) => endAt(frames, at, halfOf(frames, at), { type: 'reset' }),
  },
  { name: 'reset-first', about: 'the connection breaks before the first byte', bend: () => [{ type: 'reset' }] },
  {
    name: 'silence',
    about: 'nothing more is sent, not even a ping',
    bend: (frames, { at }) => insert(frames, at, silence),
  },
  { name: 'late-headers', about: 'nothing is sent, not even headers', bend: (frames) => [silence, ...frames] },
  {
    name: 'no-message-stop',
    about: 'an end without message_stop',
    bend: (frames) => without(frames, 'message_stop'),
  },
  {
    name: 'no-message-delta',
    about: 'an end without message_delta: no stop reason, no final usage',
    bend: (frames) => without(frames, 'message_delta'),
  },
  {
    name: 'no-block-stop',
    about: 'blocks that are never closed',
    bend: (frames) => without(frames, 'content_block_stop'),
  },
  {
    name: 'after-end',
    about: 'a text delta after message_stop',
    bend: (frames) => [
      ...frames,
      rawEvent({ type: 'content_block_delta', index: 0, delta: { type: 'text_delta', text: 'AFTER THE END' } }),
    ],
  },
  {
    name: 'socket-open',
    about: 'the connection stays open after message_stop',
    bend: (frames) => [...frames, silence],
  },
  {
    name: 'error-first',
    about: 'an error event before anything else [its type]',
    bend: (_frames, { argument }) => [{ type: 'event', event: errorEvent(argument) }],
  },
  {
    name: 'error-later',
    about: 'an error event in mid-answer [its type]',
    bend: (frames, { at, argument }) => endAt(frames, at, { type: 'event', event: errorEvent(argument) }),
  },
  {
    name: 'nameless-error',
    about: 'an error without an event name in mid-answer [its type]',
    bend: (frames, { at, argument }) => endAt(frames, at, raw(`data: ${JSON.stringify(errorEvent(argument))}\n\n`)),
  },
  {
    name: 'stop',
    about: 'an end in mid-answer with a stop reason [max_tokens]',
    bend: (frames, { at, argument }) =>
      stopAt(frames, at, { stop_reason: (argument ?? 'max_tokens') as WireEnd['stop_reason'] }),
  },
]
