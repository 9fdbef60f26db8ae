/** What an import reports for each conversation. */
import type { ChatId } from '@/lib/shared/ids'

/** Why a conversation was not imported. */
export type SkipReason = 'known' | 'empty' | 'unreadable' | 'unknown_form' | 'too_large'

/** What an import leaves out. */
export const LEFT_OUT_KINDS = [
  'images',
  'audio',
  'files',
  'tools',
  'thoughts',
  'instructions',
  'sources',
  'messages',
  'other',
] as const

/** One of them: `tools` are calls and results, `messages` those that could not be read. */
export type LeftOutKind = (typeof LEFT_OUT_KINDS)[number]

/** How many of each kind; kinds without any are absent. */
export type LeftOutCounts = Partial<Record<LeftOutKind, number>>

/** What became of one conversation of a request. */
export type ImportResult =
  | {
      status: 'imported'
      chatId: ChatId
      title: string
      messages: number
      /** How much was left out. */
      leftOut: number
      leftOutByKind: LeftOutCounts
    }
  | { status: 'skipped'; reason: SkipReason; title: string }

/** What `POST /api/import` answers: a result for each conversation, in order. */
export interface ImportAnswer {
  results: ImportResult[]
}

/** Counts one of a kind. */
export function addOne(to: LeftOutCounts, kind: LeftOutKind): void {
  to[kind] = (to[kind] ?? 0) + 1
}

/** Adds counts to others. */
export function addCounts(to: LeftOutCounts, counts: LeftOutCounts): void {
  for (const kind of LEFT_OUT_KINDS) {
    const count = counts[kind] ?? 0
    if (count > 0) to[kind] = (to[kind] ?? 0) + count
  }
}

const WORDS: Record<LeftOutKind, readonly [one: string, many: string]> = {
  images: ['image', 'images'],
  audio: ['recording', 'recordings'],
  files: ['file', 'files'],
  tools: ['tool call or result', 'tool calls and results'],
  thoughts: ['thought', 'thoughts'],
  instructions: ['set of custom instructions', 'sets of custom instructions'],
  sources: ['source', 'sources'],
  messages: ['message that could not be read', 'messages that could not be read'],
  other: ['other part', 'other parts'],
}

/** The counts in words: `2 images, 1 file`. */
export function countWords(counts: LeftOutCounts): string {
  return LEFT_OUT_KINDS.flatMap((kind) => {
    const count = counts[kind] ?? 0
    const [one, many] = WORDS[kind]
    return count === 0 ? [] : [`${count} ${count === 1 ? one : many}`]
  }).join(', ')
}

/** The largest body of `POST /api/import`; the browser splits an import into several requests. */
export const MAX_IMPORT_BYTES = 3_500_000

/** The most messages in one conversation, and the most entries its file may have for them. */
export const MAX_IMPORT_MESSAGES = 20_000
export const MAX_IMPORT_ENTRIES = 30_000
