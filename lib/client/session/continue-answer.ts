/** An answer that ended too early goes on: as the same message, told again whole, with a continuation where it was taken up. */

import { infoOf } from '@/lib/client/api/client-error'
import { endOf, toldAgain } from '@/lib/client/store/grow-answer'
import type { Answer, MessageStore } from '@/lib/client/store/message-store'
import type { Transport } from '@/lib/client/transport/transport'
import { type ChatId, type LogId, logIdOf, newId } from '@/lib/shared/ids'
import type { AnswerFollower } from './answer-follower'
import { answerAt, type SessionState } from './session-state'

/** What continuing works with. */
interface ContinuerOptions {
  chatId: ChatId
  store: MessageStore
  state: SessionState
  transport: Pick<Transport, 'ask'>
  follower: AnswerFollower
  /** The server has taken it up. */
  onTaken(answer: Answer): void
  /** Another tab or device has taken it further than this one knows. */
  onElsewhere(): void
}

/** The ways to go on. */
export interface Continuer {
  /** By the reader's wish. */
  goOn(answer: Answer): void
  /** After the end of a segment; false when that has been done too often in a row. */
  goOnByItself(answer: Answer): boolean
}

/** The log of an answer's newest segment: the one that was read, or the one that is stored. */
export function lastLogOf({ id, logId, message }: Answer): LogId {
  return logId ?? logIdOf(id, message.metadata.segments?.length ?? 1)
}

/** A host that ends every segment at once must not be asked for ever. */
const MAX_SEGMENTS = 20

/** What the server says of an answer that goes on or is whole already. */
export const TAKEN_ELSEWHERE: ReadonlySet<string> = new Set(['already_running', 'invalid_request'])

/** When an answer goes on: its rhythm goes on where it ended, as what was between is no part of it. */
export function goesOnNow({ arrivals }: Answer) {
  const now = performance.now()
  return { continuedAt: now, askedAt: now - (arrivals.times.at(-1) ?? 0) }
}

/** Makes the continuer of one chat. */
export function createContinuer(options: ContinuerOptions): Continuer {
  const { chatId, store, state, transport, follower, onTaken } = options

  function post(answer: Answer, idempotencyKey: string, isAutomatic: boolean) {
    const { key } = answer
    const before = { status: endOf(answer), error: answer.error }
    const body = { id: chatId, trigger: 'continue-message', messageId: answer.id, idempotencyKey }
    follower.start({
      event: 'continue',
      answerKey: key,
      onBegin: () =>
        store.update(answer, {
          ...toldAgain(answer.id),
          status: 'submitted',
          continueError: undefined,
          retry: undefined,
          silentSince: undefined,
          ...goesOnNow(answer),
        }),
      open: (listener, signal) => transport.ask(chatId, body, listener, signal),
      onFirstChunk: () => onTaken(answer),
      /** As long as nothing new is shown the answer is what it was, and says why it did not go on. */
      undo(failure = infoOf(undefined)) {
        if (!answerAt(store, key)?.rebuilding) return undefined
        return () => {
          const nothing = { rebuilding: undefined, segmentEnd: undefined, lineLostAt: undefined }
          store.update(answer, { ...before, ...nothing, continueError: failure })
          if (isAutomatic && TAKEN_ELSEWHERE.has(failure.code)) options.onElsewhere()
        }
      },
    })
  }

  return {
    goOn(answer) {
      state.repeats.segments = 0
      post(answer, newId(), false)
    },
    goOnByItself(answer) {
      state.repeats.segments += 1
      if (state.repeats.segments > MAX_SEGMENTS) return false
      // Every reader of the segment asks for the next one: the same key makes it one wish.
      post(answer, `after-${lastLogOf(answer)}`, true)
      return true
    },
  }
}
