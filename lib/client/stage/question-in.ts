/** The question of a recording, from the request that was sent. */
import { withoutPace } from '@/lib/shared/pace-words'
import type { TimelineEntry } from '@/lib/stream/timeline'

/** The last text that the person wrote; empty if it is not known. */
export function questionIn(entries: readonly TimelineEntry[]): string {
  const call = entries.find((entry) => entry.kind === 'call')
  const messages = fieldOf(call?.request, 'messages')
  if (!Array.isArray(messages)) return ''
  const asked = messages.findLast((message) => fieldOf(message, 'role') === 'user')
  const content = fieldOf(asked, 'content')
  if (typeof content === 'string') return withoutPace(content)
  if (!Array.isArray(content)) return ''
  const texts = content.map((block) => fieldOf(block, 'text')).filter((text) => typeof text === 'string')
  return withoutPace(texts.at(-1) ?? '')
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null && name in value
    ? (value as Record<string, unknown>)[name]
    : undefined
}
