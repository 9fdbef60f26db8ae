/** The messages of a chat as the page holds them: questions, and answers that grow in place. */
import type { Chunk } from '@/lib/shared/chunk'
import type { ErrorInfo } from '@/lib/shared/error'
import type { StoredFile } from '@/lib/shared/files/files'
import type { HoldNotice } from '@/lib/shared/hold'
import type { AnswerId, MessageId } from '@/lib/shared/ids'
import type { AnswerStatus, RetryNotice, SegmentNotice } from '@/lib/shared/message'
import type { Usage } from '@/lib/shared/usage'
import type { DocumentRequest } from '@/lib/shared/write/document'
import { type GrowingMessage, newGrowingMessage } from '@/lib/stream/growing-message'
import { type Arrivals, newArrivals } from './arrivals'

/** A question as it is shown. */
export interface Question {
  role: 'user'
  key: string
  id: MessageId
  text: string
  /** Its files. A question may have files and no words. */
  files?: readonly StoredFile[]
  /** What it asks for, where that is a document. */
  document?: DocumentRequest
  createdAt: string
  status: 'sending' | 'queued' | 'complete' | 'failed'
  error: ErrorInfo | undefined
  /** The message that it follows, where that is not the chat's last one; null for the start of the chat. */
  parentId?: MessageId | null
}

/** An answer as it is shown. `message` grows in place; the object around it is new after every change. */
export interface Answer {
  role: 'assistant'
  /** Stays the same from before the server has named the answer. */
  key: string
  /** Empty until the server named it. */
  id: MessageId
  message: GrowingMessage
  /**
   * The same answer while another log brings it again from its start. It replaces `message` as soon as it has caught up,
   * so that nothing disappears while it is being read.
   */
  rebuilding: GrowingMessage | undefined
  /** The log of the newest chunks; undefined while there are none, or when another one is to come. */
  logId: AnswerId | undefined
  status: 'submitted' | 'streaming' | 'held' | AnswerStatus
  /** What is known of its hold, while it lasts. */
  held: Held | undefined
  /** This page runs some of the calls that it waits for. */
  runsHere: boolean
  /** Why this segment ends before the answer does. The next one has to be asked for. */
  segmentEnd: SegmentNotice['reason'] | undefined
  /** Reading of performance.now() when the line broke; undefined while it is open. */
  lineLostAt: number | undefined
  /** Reading of performance.now() when the question was sent from this page; undefined for answers of earlier pages. */
  askedAt: number | undefined
  /** Reading of performance.now() when it was asked to continue. */
  continuedAt: number | undefined
  /** Nobody has just pressed a key for it: a reader who is elsewhere stays there. */
  isAutomatic: boolean
  retry: (RetryNotice & { receivedAt: number }) | undefined
  /** Reading of performance.now() when the provider fell silent. */
  silentSince: number | undefined
  error: ErrorInfo | undefined
  /** Why it could not be continued. */
  continueError: ErrorInfo | undefined
  arrivals: Arrivals
  /** Counts of its calls, as the API gave them so far; of a document, of those since its last section began. */
  calls: readonly Usage[]
}

/** A hold that lasts. */
export interface Held extends Omit<HoldNotice, 'state' | 'padding'> {
  /** Reading of performance.now() when it began. */
  since: number
  /** What has been released and waits for the end, so that it is shown in one change. Grows in place. */
  released: Chunk[]
}

/** A message of the list. */
export type Entry = Question | Answer

/** Whether its answer is still to come, or to go on. */
export function isUnderWay({ status }: Pick<Answer, 'status'>): boolean {
  return status === 'submitted' || status === 'streaming' || status === 'held'
}

/** An answer of which nothing has come. */
export function newAnswer(key: string, askedAt: number | undefined): Answer {
  return {
    role: 'assistant',
    key,
    id: '',
    message: newGrowingMessage(''),
    rebuilding: undefined,
    logId: undefined,
    status: 'submitted',
    held: undefined,
    runsHere: false,
    segmentEnd: undefined,
    lineLostAt: undefined,
    askedAt,
    continuedAt: undefined,
    isAutomatic: false,
    retry: undefined,
    silentSince: undefined,
    error: undefined,
    continueError: undefined,
    arrivals: newArrivals(),
    calls: [],
  }
}
