/** Makes the public copy of a branch, field by field. */
import { isRunning, type StoredMessage } from '@/lib/server/database/messages'
import { type SharedChat, type SharedMessage, type SharedPart, sharedChat } from '@/lib/shared/api/share'
import { sharedSourceOf } from '@/lib/shared/api/shared-sources'
import { joinSegments } from '@/lib/shared/join-segments'
import type { Part } from '@/lib/shared/message'
import { isSource } from '@/lib/shared/sources'
import { cleanTitle } from '@/lib/shared/text/title'
import { withoutTags } from '@/lib/shared/text/visible-text'
import { type Chart, readChart } from '@/lib/shared/tools/chart'
import { MAX_VALUE_CHARACTERS, toolValueText } from '@/lib/shared/tools/tool-value'
import { MAKE_CHART, SEARCH_MY_CHATS } from '@/lib/shared/tools/tools'
import { withoutOutlineText } from '@/lib/shared/write/read-document'

/** The copy of a branch, without a running answer and its question. `replayed` has the places of answers with a replay. */
export function snapshot(
  title: string,
  branch: readonly StoredMessage[],
  replayed: ReadonlySet<number> = new Set(),
): SharedChat {
  const messages = finished(branch).map((message, place) => ({
    ...sharedMessage(message),
    ...(replayed.has(place) && { hasReplay: true }),
  }))
  // Strict: an unexpected field fails here instead of becoming public.
  return sharedChat.parse({ title: cleanTitle(title), messages })
}

/** The branch without a running answer and its question. */
export function finished(branch: readonly StoredMessage[]): readonly StoredMessage[] {
  const running = branch.findIndex(isRunning)
  if (running === -1) return branch
  return branch.slice(0, branch[running - 1]?.role === 'user' ? running - 1 : running)
}

function sharedMessage({ role, status, createdAt, parts, metadata }: StoredMessage): SharedMessage {
  const base = {
    role,
    createdAt: createdAt.toISOString(),
    parts: sharedPairs(parts).flatMap(({ shared }) => shared ?? []),
  }
  if (role === 'user') return base
  // An answer that waits for its owner never continues in a copy.
  const ended = status === 'running' || status === 'waiting' ? 'interrupted' : (status as SharedMessage['status'])
  return { ...base, status: ended, ...(metadata.model !== undefined && { model: withoutTags(metadata.model) }) }
}

/** A part, joined with those that continue it, and what the share has of it; undefined for what a share leaves out. */
export interface SharedPair {
  part: Part
  shared: SharedPart | undefined
}

/** What a share has of each of the joined parts. Of a document that is its sections, without the outline before them. */
export function sharedPairs(parts: readonly Part[]): SharedPair[] {
  const joined = joinSegments(parts)
  const shown = new Set(withoutOutlineText(joined))
  const begun = new Set<string>()
  return joined.map((part) => {
    // A section that broke off begins twice.
    const isAgain = part.type === 'data-section' && begun.has(part.data.id)
    if (part.type === 'data-section') begun.add(part.data.id)
    return { part, shared: shown.has(part) && !isAgain ? sharedPart(part)[0] : undefined }
  })
}

/** The shared form of a part, one or none, without thoughts, reasons of errors and contents of files. */
function sharedPart(part: Part): SharedPart[] {
  if (part.type === 'text') return [{ type: 'text', text: withoutTags(part.text) }]
  if (isSource(part)) return [sharedSourceOf(part)]
  if (part.type === 'data-section') return [{ type: 'section', title: withoutTags(part.data.title) }]
  if (part.type === 'file') {
    return [{ type: 'file', name: withoutTags(part.filename ?? 'file'), mediaType: part.mediaType }]
  }
  if (!part.type.startsWith('tool-') || !('toolCallId' in part)) return []
  const name = part.type.slice('tool-'.length)
  const isDone = part.state === 'output-available'
  const chart = isDone && name === MAKE_CHART ? chartOf(part.output) : undefined
  return [
    {
      type: 'tool',
      name: withoutTags(name),
      state: isDone ? 'done' : 'failed',
      input: rendered(part.input),
      result: isDone ? resultOf(name, chart ?? part.output) : '',
      ...(chart && { chart }),
    },
  ]
}

/** Tools whose results come from outside this chat. */
const NOT_SHARED: ReadonlyMap<string, string> = new Map([
  [SEARCH_MY_CHATS, 'Places in other chats, which are not shared.'],
  ['read_file', 'Contents of a file, which are not shared.'],
])

/** A tool's result, unless it is private. */
function resultOf(name: string, output: unknown): string {
  return NOT_SHARED.get(name) ?? rendered(output)
}

/** A chart, reduced to its known fields and visible text. */
function chartOf(output: unknown): Chart | undefined {
  const chart = readChart(output)
  if (!chart) return undefined
  const { kind, title, x_label, y_label, unit, labels, series } = chart
  const fields = {
    kind,
    title,
    x_label,
    y_label,
    unit,
    labels,
    series: series.map(({ name, values }) => ({ name, values })),
  }
  return JSON.parse(withoutTags(JSON.stringify(fields)))
}

const rendered = (value: unknown) => withoutTags(toolValueText(value).slice(0, MAX_VALUE_CHARACTERS))
