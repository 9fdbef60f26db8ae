/** Raw events as the API sends them. */
import type { TimelineEntry } from '@/lib/stream/timeline'

const encoder = new TextEncoder()

/** The bytes of a text in UTF-8. */
export const bytesOf = (text: string) => encoder.encode(text).length

/** One event; `json` is its JSON, where that is there already. */
export function eventText(event: unknown, json = JSON.stringify(event)): string {
  const type = (event as { type?: unknown } | null)?.type
  const name = typeof type === 'string' ? `event: ${inOneLine(type)}\n` : ''
  return `${name}data: ${json}\n\n`
}

/** All events of a timeline, or of one of its calls. */
export function sseText(entries: readonly TimelineEntry[], call?: number): string {
  let text = ''
  for (const entry of entries) {
    if (entry.kind === 'event' && (call === undefined || entry.call === call)) text += eventText(entry.event)
  }
  return text
}

/** A line break in a name would end its field. */
const inOneLine = (name: string) => name.replace(/[\r\n]/g, ' ')
