/** Makes the public copy of a branch, by naming what goes in. */
import { isRunning, type StoredMessage } from '@/lib/server/database/messages'
import {
  type SharedChat,
  type SharedMessage,
  type SharedPart,
  sharedChat,
  sharedSourceOf,
} from '@/lib/shared/api/share'
import { joinSegments } from '@/lib/shared/join-segments'
import type { Part } from '@/lib/shared/message'
import { isSource } from '@/lib/shared/sources'
import { cleanTitle } from '@/lib/shared/text/title'
import { withoutTags } from '@/lib/shared/text/visible-text'
import { type Chart, readChart } from '@/lib/shared/tools/chart'
import { MAX_VALUE_CHARACTERS, toolValueText } from '@/lib/shared/tools/tool-value'
import { MAKE_CHART, SEARCH_MY_CHATS } from '@/lib/shared/tools/tools'

/** The copy of a branch; an answer that is still being written stays out, and so does its question. */
export function snapshot(title: string, branch: readonly StoredMessage[]): SharedChat {
  // Strict: a field that nobody thought of fails here instead of becoming public.
  return sharedChat.parse({ title: cleanTitle(title), messages: finished(branch).map(sharedMessage) })
}

/** The branch up to the question of an answer that still runs. */
export function finished(branch: readonly StoredMessage[]): readonly StoredMessage[] {
  const running = branch.findIndex(isRunning)
  if (running === -1) return branch
  return branch.slice(0, branch[running - 1]?.role === 'user' ? running - 1 : running)
}

function sharedMessage({ role, status, createdAt, parts, metadata }: StoredMessage): SharedMessage {
  const base = { role, createdAt: createdAt.toISOString(), parts: joinSegments(parts).flatMap(sharedPart) }
  if (role === 'user') return base
  // What waited for its reader goes on for nobody else.
  const ended = status === 'running' || status === 'waiting' ? 'interrupted' : (status as SharedMessage['status'])
  return { ...base, status: ended, ...(metadata.model !== undefined && { model: withoutTags(metadata.model) }) }
}

/** What the chat draws of a part; thoughts, the reasons of errors and the contents of files are not among it. */
function sharedPart(part: Part): SharedPart[] {
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

/** What tools bring out of places that are no part of this chat. */
const NOT_SHARED: ReadonlyMap<string, string> = new Map([
  [SEARCH_MY_CHATS, 'Places in other chats, which are not shared.'],
  ['read_file', 'Contents of a file, which are not shared.'],
])

/** What a tool said, where that may be said to everybody. */
function resultOf(name: string, output: unknown): string {
  return NOT_SHARED.get(name) ?? rendered(output)
}

/** A chart by its known fields, in the texts that people see. */
function chartOf(output: unknown): Chart | undefined {
  const chart = readChart(output)
  if (!chart) return undefined
  const { kind, title, x_label, y_label, unit, labels, series } = chart
  const known = {
    kind,
    title,
    x_label,
    y_label,
    unit,
    labels,
    series: series.map(({ name, values }) => ({ name, values })),
  }
  return JSON.parse(withoutTags(JSON.stringify(known)))
}

const rendered = (value: unknown) => withoutTags(toolValueText(value).slice(0, MAX_VALUE_CHARACTERS))
