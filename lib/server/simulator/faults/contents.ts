/** Faults in the content of events: garbage, unknown types, wrong order, odd text. */
import type { Frame } from '@/lib/server/simulator/wire'
import { type Fault, insert, isDelta, isEvent, numberOr, placeOf, raw, rawEvent } from './fault'

const text = (value: string, index = 0) =>
  rawEvent({ type: 'content_block_delta', index, delta: { type: 'text_delta', text: value } })

/** Opens and closes a block under an unused index. */
function strayBlock(block: { type: string; [field: string]: unknown }): Frame[] {
  const index = 90_000
  return [
    rawEvent({ type: 'content_block_start', index, content_block: block }),
    rawEvent({ type: 'content_block_stop', index }),
  ]
}

/** Another message_start like the first, with a given id. */
function startAgain(frames: readonly Frame[], id: string | undefined): Frame[] {
  return frames.flatMap((frame) =>
    isEvent(frame, 'message_start')
      ? [{ ...frame, event: { ...frame.event, message: { ...frame.event.message, ...(id && { id }) } } }]
      : [],
  )
}

function moveIndexes(frames: readonly Frame[], by: number): Frame[] {
  return frames.map((frame) =>
    frame.type === 'event' && 'index' in frame.event
      ? { ...frame, event: { ...frame.event, index: frame.event.index + by } }
      : frame,
  )
}

/** Swaps the first content delta with the start of its block. */
function deltaFirst(frames: readonly Frame[]): Frame[] {
  const start = frames.findIndex((frame) => isEvent(frame, 'content_block_start'))
  const delta = placeOf(frames, 0)
  const moved = frames[delta]
  if (start === -1 || !moved || delta < start) return [...frames]
  const rest = frames.filter((_, place) => place !== delta)
  return [...rest.slice(0, start), moved, ...rest.slice(start)]
}

/** The faults of this kind. */
export const CONTENT_FAULTS: readonly Fault[] = [
  {
    name: 'garbage',
    about: 'an event with only half a delta',
    bend: (frames, { at }) =>
      insert(
        frames,
        at,
        raw('event: content_block_delta\ndata: {"type":"content_block_delta","index":0,"delta":{"te\n\n'),
      ),
  },
  {
    name: 'garbage-event',
    about: 'an event that is not JSON and carries no text',
    bend: (frames, { at }) =>
      insert(frames, at, raw('event: ping\ndata: {"type": pong}\n\nevent: noise\ndata: }{\n\n')),
  },
  {
    name: 'garbage-line',
    about: 'a line that is not an event field',
    bend: (frames, { at }) => insert(frames, at, raw('<html> this is not an event\0\n\n')),
  },
  {
    name: 'duplicate-start',
    about: 'message_start twice',
    bend: (frames, { at }) => insert(frames, at, ...startAgain(frames, undefined)),
  },
  {
    name: 'second-message',
    about: 'another message begins inside this one',
    bend: (frames, { at }) => insert(frames, at, ...startAgain(frames, 'msg_another')),
  },
  {
    name: 'unknown-event',
    about: 'an unknown event',
    bend: (frames, { at }) => insert(frames, at, rawEvent({ type: 'future_event', payload: { a: [1, 2, 3] } })),
  },
  {
    name: 'unknown-delta',
    about: 'an unknown delta',
    bend: (frames, { at }) =>
      insert(
        frames,
        at,
        rawEvent({ type: 'content_block_delta', index: 0, delta: { type: 'future_delta', blob: 'x' } }),
      ),
  },
  {
    name: 'unknown-block',
    about: 'an unknown content block',
    bend: (frames, { at }) => insert(frames, at, ...strayBlock({ type: 'future_block', payload: { a: 1 } })),
  },
  {
    name: 'empty-block',
    about: 'a text block without text',
    bend: (frames, { at }) => insert(frames, at, ...strayBlock({ type: 'text', text: '' })),
  },
  { name: 'empty-delta', about: 'a delta without text', bend: (frames, { at }) => insert(frames, at, text('')) },
  {
    name: 'large-delta',
    about: 'a delta of a megabyte [characters]',
    bend: (frames, { at, argument }) => insert(frames, at, text('large 🚀 '.repeat(numberOr(argument, 1_048_576) / 9))),
  },
  { name: 'delta-before-start', about: 'a delta before its block', bend: deltaFirst },
  {
    name: 'wrong-index',
    about: 'a delta with an index that no block has',
    bend(frames, { at }) {
      const place = placeOf(frames, at)
      return frames.map((frame, each) => (each === place ? (moveIndexes([frame], 7)[0] ?? frame) : frame))
    },
  },
  { name: 'index-from-one', about: 'blocks counted from 1', bend: (frames) => moveIndexes(frames, 1) },
  {
    name: 'no-usage',
    about: 'events without token counts',
    bend: (frames) =>
      frames.map((frame) => {
        if (isEvent(frame, 'message_start')) {
          const { usage: _, ...message } = frame.event.message
          return rawEvent({ ...frame.event, message })
        }
        if (!isEvent(frame, 'message_delta')) return frame
        const { usage: _, ...event } = frame.event
        return rawEvent(event)
      }),
  },
  {
    name: 'hostile-fields',
    about: 'markup and line breaks in names and ids, and an event that asks for code to be run',
    bend: (frames, { at }) =>
      insert(frames, at, rawEvent({ type: 'execute', code: 'alert(1)', data: '<script>alert(1)</script>' })).map(
        (frame) => {
          if (!isEvent(frame, 'message_start')) return frame
          const hostile = { id: 'msg_\n\nid: 9\ndata: [DONE]', model: '<img src=x onerror=alert(1)>\n\ndata: [DONE]' }
          return rawEvent({ ...frame.event, message: { ...frame.event.message, ...hostile } })
        },
      ),
  },
  {
    name: 'half-surrogates',
    about: 'a character cut between two deltas',
    bend: (frames, { at }) => insert(frames, at, text('half \ud83d'), text('\ude80 pair')),
  },
  {
    name: 'null-bytes',
    about: 'text with a null character',
    bend: (frames, { at }) => insert(frames, at, text('a\0b')),
  },
  {
    name: 'bad-tool-input',
    about: 'tool input that is not JSON',
    bend(frames) {
      const isInput = (frame: Frame) => isDelta(frame) && frame.event.delta.type === 'input_json_delta'
      const place = frames.findLastIndex(isInput)
      return frames.flatMap((frame, each) =>
        each === place && isDelta(frame)
          ? [
              frame,
              rawEvent({ ...frame.event, delta: { type: 'input_json_delta', partial_json: ' \\x oops, // no json' } }),
            ]
          : [frame],
      )
    },
  },
  {
    name: 'ping-storm',
    about: 'a flood of pings [how many]',
    bend: (frames, { at, argument }) =>
      insert(frames, at, raw('event: ping\ndata: {"type": "ping"}\n\n'.repeat(numberOr(argument, 1_000)))),
  },
]
