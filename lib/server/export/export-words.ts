/** The words around the texts in readable exports. */
import type { StoredMessage } from '@/lib/server/database/messages'
import { END_WORDS } from '@/lib/shared/end-words'
import { kindWords } from '@/lib/shared/files/files'
import { isTextDropped } from '@/lib/shared/hold'
import { recordWords } from '@/lib/shared/hold-words'
import type { Part } from '@/lib/shared/message'
import { toolValueText } from '@/lib/shared/tools/tool-value'

const ENDINGS: Record<string, string> = {
  ...END_WORDS,
  stopped: `${END_WORDS.stopped}.`,
  running: 'Still being written when this was exported.',
}

/** `2026-11-21 10:15 UTC`. */
export function timeWords(time: Date): string {
  return `${time.toISOString().slice(0, 16).replace('T', ' ')} UTC`
}

/** How an answer ended, unless it is complete, or the record of its hold says so. */
export function endingOf({
  role,
  status,
  metadata,
}: Pick<StoredMessage, 'role' | 'status' | 'metadata'>): string | undefined {
  return role === 'assistant' && !isTextDropped(metadata.hold) ? ENDINGS[status] : undefined
}

/** That an answer was held, why, when, and what became of it; undefined for any other message. */
export function holdOf({ metadata: { hold } }: Pick<StoredMessage, 'metadata'>): string | undefined {
  if (!hold) return undefined
  const from = timeWords(new Date(hold.heldAt))
  const until = hold.endedAt === undefined ? '' : `, until ${timeWords(new Date(hold.endedAt))}`
  return `${recordWords(hold, 'the reader’s')} Held from ${from}${until}.`
}

/** A file of a question in words, without its content or address; undefined for any other part. */
export function fileWords(part: Part): string | undefined {
  if (part.type !== 'file') return undefined
  return `Attached file: ${part.filename ?? 'file'} (${kindWords(part.mediaType)})`
}

/** A tool call in words. */
export interface CallWords {
  name: string
  input: string
  result: string
  hasFailed: boolean
}

/** The tool call of a part; undefined when it is none. */
export function callOf(part: Part): CallWords | undefined {
  if (!part.type.startsWith('tool-') || !('toolCallId' in part)) return undefined
  const hasFailed = part.state === 'output-error'
  const result =
    part.state === 'output-available' ? toolValueText(part.output) : hasFailed ? (part.errorText ?? '') : ''
  return { name: part.type.slice('tool-'.length), input: toolValueText(part.input), result, hasFailed }
}
