/** Other wire forms of the same events: line ends, comments, names, and where the bytes are split. */
import type { Frame } from '@/lib/server/simulator/wire'
import { encodeEvent } from '@/lib/server/simulator/wire-event'
import { type Fault, isDelta, numberOr, raw, rewrite } from './fault'

/** Sends every byte separately, in its own turn of the event loop. */
function byteByByte(frames: readonly Frame[]): Frame[] {
  return frames.flatMap((frame): Frame[] => {
    if (frame.type !== 'event') return [frame]
    const bytes = new TextEncoder().encode(encodeEvent(frame.event))
    return Array.from(bytes, (_, at) => raw(bytes.subarray(at, at + 1)))
  })
}

/** Holds deltas back and sends them together. */
function inBursts(frames: readonly Frame[], milliseconds: number): Frame[] {
  const gates = frames.filter(({ type }) => type === 'delta').length
  const size = 60
  const bent = frames.flatMap((frame): Frame[] => {
    if (frame.type !== 'delta') return [frame]
    return frame.index > 0 && frame.index % size === 0 ? [{ type: 'pause', ms: milliseconds }] : []
  })
  return gates === 0 ? [...frames] : bent
}

/** The faults of this kind. */
export const WIRE_FAULTS: readonly Fault[] = [
  {
    name: 'crlf',
    about: 'lines that end in CRLF',
    bend: (frames) => rewrite(frames, (event) => event.replaceAll('\n', '\r\n')),
  },
  {
    name: 'cr',
    about: 'lines that end in CR',
    bend: (frames) => rewrite(frames, (event) => event.replaceAll('\n', '\r')),
  },
  { name: 'bom', about: 'a byte order mark', bend: (frames) => [raw('\ufeff'), ...frames] },
  {
    name: 'comments',
    about: 'a comment before each event',
    bend: (frames) => rewrite(frames, (event) => `: keep-alive\n\n${event}`),
  },
  {
    name: 'no-event-names',
    about: 'events without names',
    bend: (frames) => rewrite(frames, (event) => event.replace(/^event: .*\n/, '')),
  },
  {
    name: 'lose-event-names',
    about: 'event names that stop in mid-answer',
    bend(frames, { at }) {
      let seen = 0
      return frames.map((frame) => {
        if (isDelta(frame)) seen += 1
        if (seen <= at || frame.type !== 'event') return frame
        return raw(encodeEvent(frame.event).replace(/^event: .*\n/, ''))
      })
    },
  },
  {
    name: 'multi-line-data',
    about: 'data over several lines',
    bend: (frames) =>
      rewrite(frames, (_text, event) => {
        const lines = JSON.stringify(event, null, 1).split('\n')
        return `event: ${event.type}\n${lines.map((line) => `data:${line}\n`).join('')}\n`
      }),
  },
  {
    name: 'extra-fields',
    about: 'fields that the API does not send',
    bend: (frames) => rewrite(frames, (event) => `id: 7\nretry: 10\nfoo: bar\n${event}`),
  },
  { name: 'split-bytes', about: 'every byte in a separate read', bend: byteByByte },
  {
    name: 'bursts',
    about: '60 deltas at once, then a pause [450 ms]',
    bend: (frames, { argument }) => inBursts(frames, numberOr(argument, 450)),
  },
  {
    name: 'pause',
    about: 'one pause in mid-answer [2000 ms]',
    bend(frames, { at, argument }) {
      const place = frames.findIndex((frame) => frame.type === 'delta' && frame.index >= at)
      if (place === -1) return frames
      return [...frames.slice(0, place), { type: 'pause', ms: numberOr(argument, 2_000) }, ...frames.slice(place)]
    },
  },
]
