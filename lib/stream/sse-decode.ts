/**
 * Server-Sent Events text -> events, fed in pieces cut anywhere. Follows the WHATWG event-stream
 * grammar: LF, CRLF and CR line ends, a leading byte order mark, comments, multi-line data.
 */

/** One dispatched event. */
export interface ServerSentEvent {
  /** The `event:` field; undefined when the event has no name. */
  event: string | undefined
  /** The `data:` lines, joined by LF. */
  data: string
  /** The event's own `id:` field; undefined when it had none. (Browsers' EventSource keeps the last one instead.) */
  id: string | undefined
}

/** What a decoder may be asked for beyond the grammar. */
export interface SseDecoderOptions {
  /** Also returns named events without any data, which the grammar passes over; their data is empty. */
  withoutData?: boolean
}

/** A decoder of one stream. */
export interface SseDecoder {
  /** Feeds the next piece of text and returns the events it completed. */
  push(text: string): ServerSentEvent[]
}

/**
 * Makes a decoder. Text is decoded from bytes by the caller (`TextDecoder` with `stream: true`), so
 * that characters cut between reads are whole here. An event without its closing blank line is
 * never returned: a stream cut in mid-event loses only what was not whole.
 */
export function createSseDecoder({ withoutData = false }: SseDecoderOptions = {}): SseDecoder {
  // Pieces of the unfinished last line: joined only when its end arrives, so that a large event
  // in many small reads costs its length once.
  let rest: string[] = []
  // A CR at the end of a piece may be half of a CRLF whose LF opens the next piece.
  let endedWithCr = false
  let atStart = true
  let event: string | undefined
  let data: string[] = []
  let hasData = false
  let id: string | undefined

  function field(line: string) {
    const colon = line.indexOf(':')
    if (colon === 0) return
    const name = colon === -1 ? line : line.slice(0, colon)
    let value = colon === -1 ? '' : line.slice(colon + 1)
    if (value.startsWith(' ')) value = value.slice(1)
    if (name === 'data') {
      data.push(value)
      hasData = true
    } else if (name === 'event') event = value
    else if (name === 'id' && !value.includes('\0')) id = value
  }

  function line(text: string, events: ServerSentEvent[]) {
    if (text !== '') return field(text)
    if (hasData || (withoutData && event !== undefined)) events.push({ event, data: data.join('\n'), id })
    event = undefined
    id = undefined
    data = []
    hasData = false
  }

  return {
    push(text) {
      const events: ServerSentEvent[] = []
      if (text === '') return events
      let start = 0
      if (atStart) {
        atStart = false
        if (text.charCodeAt(0) === 0xfeff) start = 1
      }
      if (endedWithCr && text.charCodeAt(start) === 10) start += 1
      endedWithCr = false
      let cr = text.indexOf('\r', start)
      let lf = text.indexOf('\n', start)
      while (cr !== -1 || lf !== -1) {
        const end = cr !== -1 && (lf === -1 || cr < lf) ? cr : lf
        const tail = text.slice(start, end)
        line(rest.length === 0 ? tail : rest.join('') + tail, events)
        rest = []
        start = end + 1
        if (end === cr) {
          if (start === text.length) endedWithCr = true
          else if (lf === start) start += 1
        }
        if (cr !== -1 && cr < start) cr = text.indexOf('\r', start)
        if (lf !== -1 && lf < start) lf = text.indexOf('\n', start)
      }
      if (start < text.length) rest.push(text.slice(start))
      return events
    },
  }
}
