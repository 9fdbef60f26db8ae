/** A timeline's entries as rows of the inspector's list. */
import type { Chunk } from '@/lib/shared/chunk'
import type { TimelineCall, TimelineEntry } from '@/lib/stream/timeline'
import { explain, SEGMENT } from './explanations'
import { type RawEvent, readEvent } from './raw-event'
import { bytesOf, eventText } from './sse-text'

/** One row: an entry and what is shown of it. */
export interface Row {
  entry: TimelineEntry
  /** The event's type as the API wrote it, or the entry's own kind. */
  name: string
  /** Milliseconds since the entry before it. */
  pauseMs: number
  /** The content block that it belongs to. */
  block: Block | undefined
  bytes: number
  /** Its content in one line. */
  line: string
  /** What is searched: the whole content. */
  text: string
  /** Sentences about kinds that occur here for the first time. */
  explanations: readonly string[]
  /** Shown above it, as where a segment begins. */
  heading: string | undefined
}

/** A content block of a call. */
export interface Block {
  /** Unique in the timeline. */
  key: string
  index: number
  call: number
  /** `text`, `thinking`, `tool_use` or another type of the API. */
  type: string
}

/** The silence before a row; 0 where the wait was not longer than what counts as one. */
export const silenceOf = ({ pauseMs }: Row, silenceMs: number) => (pauseMs > silenceMs ? pauseMs : 0)

const MAX_LINE = 240

/** Makes rows of entries in order. */
export function createRowMaker(): (entry: TimelineEntry) => Row {
  const explained = new Set<string>()
  const blocks = new Map<string, Block>()
  // Times count from the question: the first wait is the one for the first entry.
  let lastAt = 0
  let segment: { number: number; acceptedAt: string; from: number } | undefined

  function blockOf(call: number, { index, blockType }: RawEvent): Block | undefined {
    if (index === undefined) return undefined
    const key = `${call}/${index}`
    const known = blocks.get(key)
    if (known && blockType === undefined) return known
    const block = { key, index, call, type: blockType ?? 'unknown' }
    blocks.set(key, block)
    return block
  }

  function headingOf(entry: TimelineEntry): string | undefined {
    if (entry.kind !== 'call' || entry.segment === segment?.number) return undefined
    const before = segment
    segment = { number: entry.segment, acceptedAt: entry.acceptedAt, from: lastAt }
    return before && segmentWords(entry, before, segment.from - before.from)
  }

  return (entry) => {
    const heading = headingOf(entry)
    const pauseMs = Math.max(0, entry.at - lastAt)
    lastAt = entry.at
    const raw = entry.kind === 'event' ? readEvent(entry.event) : undefined
    const name = raw?.type ?? entry.kind
    const text = textOf(entry)
    const sentences = [...(heading === undefined ? [] : [SEGMENT]), ...explain(entry, raw)]
    const news = sentences.filter(({ key }) => !explained.has(key))
    for (const { key } of news) explained.add(key)
    return {
      entry,
      name,
      pauseMs,
      block: entry.kind === 'event' && raw ? blockOf(entry.call, raw) : undefined,
      bytes: entry.kind === 'event' ? bytesOf(eventText(entry.event, text)) : bytesOf(text),
      line: shortened(raw?.line ?? lineOf(entry)),
      text,
      explanations: news.map(({ words }) => words),
      heading,
    }
  }
}

function textOf(entry: TimelineEntry): string {
  if (entry.kind === 'event') return JSON.stringify(entry.event) ?? ''
  if (entry.kind === 'call') return entry.request === null ? '' : (JSON.stringify(entry.request) ?? '')
  return entry.chunks.length === 0 ? '' : JSON.stringify(entry.chunks)
}

function lineOf(entry: TimelineEntry): string {
  if (entry.kind === 'call') return callWords(entry)
  if (entry.kind === 'call-end') return endWords(entry)
  return chunkNames(entry.chunks)
}

function callWords({ request }: TimelineCall): string {
  if (typeof request !== 'object' || request === null) return 'The request was too large to keep'
  const { model, messages, tools } = request as { model?: unknown; messages?: unknown; tools?: unknown }
  const counts = [counted(messages, 'message'), counted(tools, 'tool')]
  return [typeof model === 'string' ? model : undefined, ...counts].filter((words) => words !== undefined).join(' · ')
}

function counted(list: unknown, what: string): string | undefined {
  if (!Array.isArray(list) || list.length === 0) return undefined
  return list.length === 1 ? `1 ${what}` : `${list.length} ${what}s`
}

function endWords({ skippedEvents, isTruncated }: Extract<TimelineEntry, { kind: 'call-end' }>): string {
  const notes: string[] = []
  if (isTruncated) notes.push('The rest of this call was not kept: it had more events than a recording holds')
  if (skippedEvents > 0) notes.push(`${skippedEvents} could not be read and were left out`)
  return notes.join(' · ')
}

/** `text-start, 3 × text-delta`. */
function chunkNames(chunks: readonly Chunk[]): string {
  const runs: Array<{ type: string; count: number }> = []
  for (const { type } of chunks) {
    const last = runs.at(-1)
    if (last?.type === type) last.count += 1
    else runs.push({ type, count: 1 })
  }
  return runs.map(({ type, count }) => (count === 1 ? type : `${count} × ${type}`)).join(', ')
}

/** Entries' times leave out the pause between two segments: it is the difference of the segments' times of day. */
function segmentWords(
  { segment, acceptedAt }: TimelineCall,
  before: { acceptedAt: string },
  durationMs: number,
): string {
  const pauseMs = Date.parse(acceptedAt) - Date.parse(before.acceptedAt) - durationMs
  const began = `Segment ${segment}`
  if (!(pauseMs >= 1_000)) return `${began}: the answer was continued`
  const seconds = Math.round(pauseMs / 1_000)
  const words =
    seconds < 120
      ? `${seconds} s`
      : seconds < 7_200
        ? `${Math.round(seconds / 60)} min`
        : `${Math.round(seconds / 3_600)} h`
  return `${began}: the answer was continued after a pause of ${words}, which is left out here`
}

function shortened(line: string): string {
  return line.length > MAX_LINE ? `${line.slice(0, MAX_LINE)}…` : line
}
