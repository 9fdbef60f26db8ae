/** The messages of a chat as the page holds them: questions, and answers that grow in place. */
import type { ErrorInfo } from '@/lib/shared/error'
import type { StoredFile } from '@/lib/shared/files/files'
import type { AnswerId, MessageId } from '@/lib/shared/ids'
import type { AnswerStatus, RetryNotice, SegmentNotice } from '@/lib/shared/message'
import { type GrowingMessage, newGrowingMessage } from '@/lib/stream/accumulate'
import { type Arrivals, newArrivals } from './arrivals'

/** A question as it is drawn. */
export interface Question {
  role: 'user'
  key: string
  id: MessageId
  text: string
  /** What it brings along; a question may have files and no words. */
  files?: readonly StoredFile[]
  createdAt: string
  status: 'sending' | 'queued' | 'complete' | 'failed'
  error: ErrorInfo | undefined
  /** The message that it answers to, where that is not the chat's last one; null begins the chat anew. */
  parentId?: MessageId | null
}

/** An answer as it is drawn. `message` grows in place; the object around it is new after every change. */
export interface Answer {
  role: 'assistant'
  /** Stable from before the server named the answer. */
  key: string
  /** Empty until the server named it. */
  id: MessageId
  message: GrowingMessage
  /**
   * The same answer while another log tells it again from its start: shown in place of `message` as soon as it reaches
   * as far, so that nothing that is being read ever goes away.
   */
  rebuilding: GrowingMessage | undefined
  /** The log that the newest chunks came from; undefined while there are none, or another one is to come. */
  logId: AnswerId | undefined
  status: 'submitted' | 'streaming' | AnswerStatus
  /** It waits for calls that this page runs at the moment. */
  runsHere: boolean
  /** This segment ends before the answer does: why. The next one has to be asked for. */
  segmentEnd: SegmentNotice['reason'] | undefined
  /** Reading of performance.now() when the line broke; undefined while it is open. */
  lineLostAt: number | undefined
  /** Reading of performance.now() when the question was sent from this page; undefined for answers of earlier pages. */
  askedAt: number | undefined
  /** Reading of performance.now() when it was asked to go on. */
  continuedAt: number | undefined
  /** Nobody pressed a key for it just now: whoever reads elsewhere stays there. */
  isAutomatic: boolean
  retry: (RetryNotice & { receivedAt: number }) | undefined
  /** Reading of performance.now() since when the provider is silent. */
  silentSince: number | undefined
  error: ErrorInfo | undefined
  /** Why it could not be continued. */
  continueError: ErrorInfo | undefined
  arrivals: Arrivals
}

/** A message of the list. */
export type Entry = Question | Answer

/** An answer that nothing has been heard of. */
export function newAnswer(key: string, askedAt: number | undefined): Answer {
  return {
    role: 'assistant',
    key,
    id: '',
    message: newGrowingMessage(''),
    rebuilding: undefined,
    logId: undefined,
    status: 'submitted',
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
  }
}
