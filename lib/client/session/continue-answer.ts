/** Continues an answer that ended too early: the same message, sent again whole, with a mark where it continues. */

import { infoOf } from '@/lib/client/api/client-error'
import type { Answer } from '@/lib/client/store/entry'
import { endOf, startedOver } from '@/lib/client/store/grow-answer'
import type { MessageStore } from '@/lib/client/store/message-store'
import type { ChatBody, DocumentPost, Transport } from '@/lib/client/transport/transport'
import { type ChatId, type LogId, logIdOf, newId } from '@/lib/shared/ids'
import type { AnswerFollower } from './answer-follower'
import { answerAt, type SessionState } from './session-state'

/** What continuing needs. */
interface ContinuerOptions {
  chatId: ChatId
  store: MessageStore
  state: SessionState
  transport: Pick<Transport, 'ask'>
  follower: AnswerFollower
  /** The server has accepted. */
  onAccepted(answer: Answer): void
  /** Another tab or device has continued it already. */
  onElsewhere(): void
}

/** Continues answers. */
export interface Continuer {
  /** The reader asks for it; `by` is posted where an outline is accepted. */
  continueAnswer(answer: Answer, by?: DocumentPost): void
  /** A segment has ended before the answer did. False when that has happened too often in a row. */
  nextSegment(answer: Answer): boolean
}

/** The log of an answer's newest segment: the one being read, or the stored one. */
export function lastLogOf({ id, logId, message }: Answer): LogId {
  return logId ?? logIdOf(id, message.metadata.segments?.length ?? 1)
}

/** A host that ends every segment at once must not be asked forever. */
const MAX_SEGMENTS = 20

/** The errors for an answer that has been continued, or completed, elsewhere. */
export const TAKEN_ELSEWHERE: ReadonlySet<string> = new Set(['already_running', 'invalid_request'])

/** The times of an answer that continues now: its rhythm continues where it ended, without the break. */
export function restartedNow({ arrivals }: Answer) {
  const now = performance.now()
  return { continuedAt: now, askedAt: now - (arrivals.times.at(-1) ?? 0) }
}

/** Makes the continuer of one chat. */
export function createContinuer(options: ContinuerOptions): Continuer {
  const { chatId, store, state, transport, follower, onAccepted } = options

  function post(answer: Answer, idempotencyKey: string, isAutomatic: boolean, by?: DocumentPost) {
    const { key } = answer
    const before = { status: endOf(answer), error: answer.error }
    const body: ChatBody = { id: chatId, trigger: 'continue-message', messageId: answer.id, idempotencyKey }
    follower.start({
      event: 'continue',
      answerKey: key,
      onBegin: () =>
        store.update(answer, {
          ...startedOver(answer.id),
          status: 'submitted',
          continueError: undefined,
          retry: undefined,
          silentSince: undefined,
          ...restartedNow(answer),
        }),
      open: (listener, signal) => transport.ask(chatId, body, listener, signal, false, by),
      onFirstChunk: () => onAccepted(answer),
      // As long as nothing new is shown, the answer returns to what it was, with the reason why it did not continue.
      undo(failure = infoOf(undefined)) {
        if (!answerAt(store, key)?.rebuilding) return undefined
        return () => {
          const cleared = { rebuilding: undefined, held: undefined, segmentEnd: undefined, lineLostAt: undefined }
          store.update(answer, { ...before, ...cleared, continueError: failure })
          if (isAutomatic && TAKEN_ELSEWHERE.has(failure.code)) options.onElsewhere()
        }
      },
    })
  }

  return {
    continueAnswer(answer, by) {
      state.repeats.segments = 0
      post(answer, newId(), false, by)
    },
    nextSegment(answer) {
      state.repeats.segments += 1
      if (state.repeats.segments > MAX_SEGMENTS) return false
      // Every reader of the segment asks for the next one: the same key makes that one request.
      post(answer, `after-${lastLogOf(answer)}`, true)
      return true
    },
  }
}
