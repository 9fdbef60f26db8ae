/** Makes the public copy of a branch, by naming what goes in. */
import { isRunning, type StoredMessage } from '@/lib/server/database/messages'
import { joinSeams } from '@/lib/shared/join-seams'
import type { Part } from '@/lib/shared/message'
import { type SharedChat, type SharedMessage, type SharedPart, sharedChat } from '@/lib/shared/share'
import { cleanTitle } from '@/lib/shared/title'
import { MOST_VALUE_CHARACTERS, toolValueText } from '@/lib/shared/tool-value'
import { withoutTags } from '@/lib/shared/visible-text'

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
  const base = { role, createdAt: createdAt.toISOString(), parts: joinSeams(parts).flatMap(sharedPart) }
  if (role === 'user') return base
  const ended = status === 'running' ? 'interrupted' : (status as SharedMessage['status'])
  return { ...base, status: ended, ...(metadata.model !== undefined && { model: withoutTags(metadata.model) }) }
}

/** What the chat draws of a part; thoughts, sources' ids and the reasons of errors are not among it. */
function sharedPart(part: Part): SharedPart[] {
  if (part.type === 'text') return [{ type: 'text', text: withoutTags(part.text) }]
  if (!part.type.startsWith('tool-') || !('toolCallId' in part)) return []
  const isDone = part.state === 'output-available'
  return [
    {
      type: 'tool',
      name: withoutTags(part.type.slice('tool-'.length)),
      state: isDone ? 'done' : 'failed',
      input: drawn(part.input),
      result: isDone ? drawn(part.output) : '',
    },
  ]
}

const drawn = (value: unknown) => withoutTags(toolValueText(value).slice(0, MOST_VALUE_CHARACTERS))
