/** What a person's calls used and cost, summed up for display. */
import type { ChatId } from '@/lib/shared/ids'
import type { Usage } from '@/lib/shared/usage'

/** A sum over calls. */
export interface UsageTotal extends Omit<Usage, 'thinkingTokens'> {
  calls: number
  /** US dollars, of all calls whose price is known. */
  costUsd: number
  /** Calls without a known price: the real cost is higher. */
  unpricedCalls: number
  /** Calls whose output is an estimate. */
  estimatedCalls: number
  /** Calls answered by the simulator, which were not billed. */
  simulatedCalls: number
}

/** One model on one day (UTC). */
export interface UsageDay extends UsageTotal {
  day: string
  model: string
}

/** One chat; null stands for all deleted chats. */
export interface UsageChat extends UsageTotal {
  chatId: ChatId | null
  title: string | null
}

/** What `GET /api/usage` answers. */
export interface UsageReport {
  /** The days it covers, oldest first; the last one is today. */
  days: string[]
  total: UsageTotal
  byDay: UsageDay[]
  /** The most expensive first, at most 100. */
  byChat: UsageChat[]
  /** Milliseconds from the first call of an answer to its first word; null without answers. */
  timeToFirstWordMs: { p50: number; p95: number; answers: number } | null
  /** The days whose price tables were used. */
  pricesDates: string[]
}

/** How much storage a person's chats and files use, and how much they may use; null is without a limit. */
export interface StoredShare {
  usedBytes: number
  maxBytes: number | null
}
