/** Messages as everyone sees them: the AI SDK's UIMessage with this product's metadata and data parts. */
import type { UIMessage } from 'ai'
import type { ErrorInfo } from './error'
import type { HoldNotice, HoldRecord } from './hold'
import type { Usage } from './usage'
import type { DocumentRequest, SectionEnd, SectionStart, WrittenOutline } from './write/document'

/** The ways in which an answer ends. */
export const END_STATUSES = ['complete', 'cut', 'refused', 'stopped', 'interrupted', 'error'] as const

/** One of them. */
export type EndStatus = (typeof END_STATUSES)[number]

/**
 * How an answer ended. An answer that is not proved complete is never marked so; `waiting` continues once its tools may
 * run.
 */
export type AnswerStatus = EndStatus | 'waiting'

/** What is known of an answer beside its parts; whole on the `finish` chunk at the latest. */
export interface MessageMetadata {
  /** ISO 8601 time at which the question was accepted. */
  createdAt?: string
  status?: AnswerStatus
  /** The model that answered, as the API named it. */
  model?: string
  /** The model that was asked for, when a retired id was mapped to another. */
  replacedModel?: string
  /** The API's stop reason; null when none came. */
  stopReason?: string | null
  /** Why the model declined, in the API's words, where it said so. */
  refusal?: { category?: string; explanation?: string }
  usage?: Usage
  /** The API gave no final count: outputTokens is an estimate. */
  estimated?: boolean
  /** US dollars; null when a price it needs is unknown. */
  costUsd?: number | null
  /** The embedded simulator answered: the counts are its own, and nothing was billed. */
  simulated?: boolean
  /** From the accepted request to the first text or thinking of the first call; null when none came. */
  timeToFirstTokenMs?: number | null
  durationMs?: number
  /** Tokens that the last call read and wrote, which the next question sends again. */
  contextTokens?: number
  /** Replaces the branch down to this message in later requests. */
  summary?: BranchSummary
  /** Milliseconds that each tool call run here took, by its id. */
  toolTimes?: Record<string, number>
  /** Why its last segment ended, when neither the model nor the reader ended it; it continues when a reader asks. */
  segmentEnd?: SegmentNotice['reason']
  /** What each segment of a continued answer used, in order; the counts above are their sum. */
  segments?: SegmentUsage[]
  /** The answer was held, and what became of it. */
  hold?: HoldRecord
  /** From the first to the last delta, over all calls: the time in which outputTokens were produced. */
  outputDurationMs?: number
}

/** The model's summary of the older part of a branch, so that the rest fits the context window again. */
export interface BranchSummary {
  text: string
  /** The model that wrote it. */
  model: string
  /** ISO 8601. */
  createdAt: string
}

/** What one segment of a continued answer used. */
export type SegmentUsage = Pick<MessageMetadata, 'model' | 'usage' | 'costUsd' | 'estimated'>

/** Sent while an upstream call is retried; never stored. */
export interface RetryNotice {
  code: ErrorInfo['code']
  message: string
  /** The next try: 2 is the first retry. */
  attempt: number
  /** Milliseconds until it starts. */
  delayMs: number
}

/** Sent when the upstream has been silent; `silentMs` 0 means that bytes flow again. Never stored. */
export interface SilenceNotice {
  silentMs: number
}

/** Why an answer stopped before it was continued. */
export type ContinuationReason = 'cut' | 'stopped' | 'interrupted' | 'error' | SegmentNotice['reason']

/** The place where an incomplete answer was continued: a part between what came before and after. */
export interface Continuation {
  reason: ContinuationReason
  /** ISO 8601 time at which it was continued. */
  at: string
}

/**
 * Sent at the end of a segment: the answer is incomplete and continues when a reader asks for its next segment. Never
 * stored.
 */
export interface SegmentNotice {
  /** The host's time limit is near, or this server is being stopped. */
  reason: 'time_limit' | 'draining'
}

/** A stored part of a kind that no other chunk represents; its fields are what was stored. */
export interface KeptPart {
  type: string
  [field: string]: unknown
}

/**
 * The `data-*` chunks by name. `error`, `continuation`, `part` and those of documents become parts of the message; the
 * others are transient. `document` is only ever a part of a question.
 */
export type MessageData = {
  error: ErrorInfo
  continuation: Continuation
  part: KeptPart
  document: DocumentRequest
  outline: WrittenOutline
  section: SectionStart
  'section-end': SectionEnd
  'segment-end': SegmentNotice
  /** Counts so far, as the API last gave them. */
  usage: Usage
  retry: RetryNotice
  silence: SilenceNotice
  hold: HoldNotice
}

/** A message of a chat, on the wire, in the store and in the browser alike. */
export type Message = UIMessage<MessageMetadata, MessageData>

/** One part of a message. */
export type Part = Message['parts'][number]

/** The text of a message: its text parts, joined. */
export function textOf(message: { parts: ReadonlyArray<{ type: string; text?: unknown }> }): string {
  let text = ''
  for (const part of message.parts) {
    if (part.type === 'text' && typeof part.text === 'string') text += part.text
  }
  return text
}
