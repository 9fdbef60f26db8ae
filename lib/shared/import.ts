/** What an import says about each conversation. */
import type { ChatId } from './ids'

/** Why a conversation was not imported. */
export type SkipReason = 'known' | 'empty' | 'unreadable' | 'unknown_form' | 'too_large'

/** What became of one conversation of a request. */
export type ImportResult =
  | { status: 'imported'; chatId: ChatId; title: string; messages: number; leftOut: number }
  | { status: 'skipped'; reason: SkipReason; title: string }

/** What `POST /api/import` answers: a result for each conversation, in order. */
export interface ImportAnswer {
  results: ImportResult[]
}

/** The largest body of `POST /api/import`; the browser sends conversations in as many requests as it takes. */
export const MAX_IMPORT_BYTES = 3_500_000

/** The most messages of one conversation. */
export const MAX_IMPORT_MESSAGES = 20_000
