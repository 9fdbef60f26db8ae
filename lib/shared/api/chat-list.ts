/** A person's chats as the sidebar lists them, and what a search finds in them. */
import type { HoldPolicy } from '@/lib/shared/hold'
import type { ChatId, MessageId } from '@/lib/shared/ids'

/** One line of the list. */
export interface ChatSummary {
  id: ChatId
  title: string
  /** Set for a document, which has a page of its own. */
  kind?: 'document'
  /** ISO 8601 time of the newest question: what the list is ordered by. */
  askedAt: string
  isPinned: boolean
  isArchived: boolean
  /** Its newest answer is being written. */
  isRunning: boolean
  /** An answer has ended since the owner last looked. */
  isUnread: boolean
  /** How its answers are shown; absent where the person and the site decide. */
  holdPolicy?: HoldPolicy | undefined
}

/** What `GET /api/chats` answers. */
export interface ChatListPage {
  /** The pinned ones, the newest pin first; with the first page only. */
  pinned: ChatSummary[]
  /** The others, the newest question first. */
  chats: ChatSummary[]
  /** Where the next page begins; null on the last one. */
  next: string | null
}

/** A piece of a searched text: a hit, or the text around one. */
export interface TextPiece {
  text: string
  isHit: boolean
}

/** One search result: a chat found by its title, or a message. */
export interface SearchHit {
  chatId: ChatId
  /** The chat's title; its hits are marked when it was found by it. */
  title: TextPiece[]
  /** Null when the title was found. */
  messageId: MessageId | null
  role: 'user' | 'assistant' | null
  /** Some words around the first place; empty when the title was found. */
  snippet: TextPiece[]
  /** ISO 8601 time of the message, or of the chat's newest question. */
  at: string
}

/** What `GET /api/search` answers: chats found by their titles first, then messages; both from the newest on. */
export interface SearchResult {
  hits: SearchHit[]
  /** Whether there are more results than are listed; a longer query narrows them. */
  hasMore: boolean
}
