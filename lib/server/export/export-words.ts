/** What the readable exports say around the texts. */
import type { StoredMessage } from '@/lib/server/database/messages'
import { kindWords } from '@/lib/shared/files/files'
import type { Part } from '@/lib/shared/message'
import { toolValueText } from '@/lib/shared/tools/tool-value'

const ENDINGS: Record<string, string> = {
  cut: 'Cut off: the answer reached its length limit.',
  refused: 'Claude declined to go on with this answer.',
  stopped: 'Stopped.',
  interrupted: 'Interrupted: this answer may be incomplete.',
  running: 'Still being written when this was exported.',
  error: 'This answer ended with an error.',
}

/** `2026-11-21 10:15 UTC`. */
export function timeWords(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** How an answer ended, where that was not the ordinary way. */
export function endingOf({ role, status }: Pick<StoredMessage, 'role' | 'status'>): string | undefined {
  return role === 'assistant' ? ENDINGS[status] : undefined
}

/** A file of a question in words, undefined for any other part; its content and its address are not exported. */
export function fileWords(part: Part): string | undefined {
  if (part.type !== 'file') return undefined
  return `Attached file: ${part.filename ?? 'file'} (${kindWords(part.mediaType)})`
}

/** A call of a tool as it is read. */
export interface CallWords {
  name: string
  input: string
  result: string
  hasFailed: boolean
}

/** The call that a part is; undefined when it is none. */
export function callOf(part: Part): CallWords | undefined {
  if (!part.type.startsWith('tool-') || !('toolCallId' in part)) return undefined
  const hasFailed = part.state === 'output-error'
  const result =
    part.state === 'output-available' ? toolValueText(part.output) : hasFailed ? (part.errorText ?? '') : ''
  return { name: part.type.slice('tool-'.length), input: toolValueText(part.input), result, hasFailed }
}
