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
  const base = { role, createdAt: createdAt.toISOString(), parts: joinSegments(parts).flatMap(sharedPart) }
  if (role === 'user') return base
  // An answer that waits for its owner never continues in a copy.
  const ended = status === 'running' || status === 'waiting' ? 'interrupted' : (status as SharedMessage['status'])
  return { ...base, status: ended, ...(metadata.model !== undefined && { model: withoutTags(metadata.model) }) }
}

/** The shared form of a part, one or none, without thoughts, reasons of errors and contents of files. */
export function sharedPart(part: Part): SharedPart[] {
  if (part.type === 'text') return [{ type: 'text', text: withoutTags(part.text) }]
  if (isSource(part)) return [sharedSourceOf(part)]
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
