/** Encoding and decoding: whatever the network does to the bytes, the events are the same. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { FIXTURES } from './fixtures/fixtures'
import { createSseDecoder, type ServerSentEvent } from './sse-decode'
import { DONE, encodeEvent, HEARTBEAT } from './sse-encode'

function decode(pieces: Iterable<string>): ServerSentEvent[] {
  const decoder = createSseDecoder()
  return [...pieces].flatMap((piece) => decoder.push(piece))
}

function decodeBytes(pieces: Iterable<Uint8Array>): ServerSentEvent[] {
  const text = new TextDecoder()
  const decoder = createSseDecoder()
  return [...pieces].flatMap((piece) => decoder.push(text.decode(piece, { stream: true })))
}

describe.each(FIXTURES)('recorded stream $name', ({ text }) => {
  const whole = decode([text])
  const bytes = new TextEncoder().encode(text)

  test('has its events', () => {
    expect(whole.length).toBeGreaterThan(4)
    expect(whole.every(({ event, data }) => JSON.parse(data).type === event)).toBe(true)
  })

  test('cut once at every byte gives the same events', () => {
    for (let cut = 0; cut <= bytes.length; cut += 1) {
      expect(decodeBytes([bytes.subarray(0, cut), bytes.subarray(cut)])).toEqual(whole)
    }
  })

  test('one byte at a time gives the same events', () => {
    expect(decodeBytes(Array.from(bytes, (byte) => Uint8Array.of(byte)))).toEqual(whole)
  })

  test.each([
    ['CRLF', '\r\n'],
    ['CR', '\r'],
  ])('with %s line ends, one byte at a time, gives the same events', (_name, end) => {
    const other = new TextEncoder().encode(text.replaceAll('\n', end))
    const events = decodeBytes(Array.from(other, (byte) => Uint8Array.of(byte)))
    // After a last CR nobody can know whether an LF follows; the blank line is whole all the same.
    expect(events).toEqual(whole)
  })

  test('cut off at any byte loses only the event that was not whole', () => {
    for (let end = 0; end < bytes.length; end += 7) {
      const events = decodeBytes([bytes.subarray(0, end)])
      expect(events).toEqual(whole.slice(0, events.length))
    }
  })
})

test('fields as in the event-stream grammar', () => {
  const text =
    '\ufeff: a comment\nid: a:1\nevent: x\ndata:no space\ndata:  two spaces\nretry: 5\nunknown: y\n\ndata\n\nevent: z\n\nid: \ndata: last\n\n'
  expect(decode([text])).toEqual([
    { event: 'x', data: 'no space\n two spaces', id: 'a:1' },
    { event: undefined, data: '', id: undefined },
    { event: undefined, data: 'last', id: '' },
  ])
})

test('what is encoded is decoded, wherever it is cut', () => {
  const json = fc.json()
  fc.assert(
    fc.property(fc.array(json, { maxLength: 8 }), fc.array(fc.nat(200), { maxLength: 8 }), (values, cuts) => {
      const lines = values.map((value) => JSON.stringify(JSON.parse(value)))
      const text = lines.map((line, at) => encodeEvent('abc', at + 1, line) + HEARTBEAT).join('') + DONE
      const pieces: string[] = []
      let rest = text
      for (const cut of cuts) {
        pieces.push(rest.slice(0, cut))
        rest = rest.slice(cut)
      }
      const events = decode([...pieces, rest])
      expect(events.map(({ data }) => data)).toEqual([...lines, '[DONE]'])
      expect(events.slice(0, -1).map(({ id }) => id)).toEqual(lines.map((_, at) => `abc:${at + 1}`))
    }),
  )
})
