/** An answer that ended too early goes on: as the same message, told again whole, with a continuation where it was taken up. */

import { infoOf } from '@/lib/client/api/client-error'
import type { Answer } from '@/lib/client/store/entry'
import { endOf, toldAgain } from '@/lib/client/store/grow-answer'
import type { MessageStore } from '@/lib/client/store/message-store'
import type { Transport } from '@/lib/client/transport/transport'
import { type ChatId, type LogId, logIdOf, newId } from '@/lib/shared/ids'
import type { AnswerFollower } from './answer-follower'

/** What continuing works with. */
interface ContinuerOptions {
  chatId: ChatId
  store: MessageStore
  transport: Pick<Transport, 'ask'>
  follower: AnswerFollower
  /** The server has taken it up. */
  onTaken(answer: Answer): void
  /** It was lost sight of, and nothing runs any more. */
  onLost(answerKey: string): void
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
  const { chatId, store, transport, follower, onTaken } = options
  let segments = 0

  function post(answer: Answer, idempotencyKey: string, isAutomatic: boolean) {
    const { key } = answer
    const before = { status: endOf(answer), error: answer.error }
    follower.resume(key)
    store.update(answer, {
      ...toldAgain(answer.id),
      status: 'submitted',
      continueError: undefined,
      retry: undefined,
      silentSince: undefined,
      ...goesOnNow(answer),
    })
    const body = { id: chatId, trigger: 'continue-message', messageId: answer.id, idempotencyKey }
    const listener = follower.listen(key, () => onTaken(answer))
    transport.ask(chatId, body, listener, new AbortController().signal).then(
      (isFollowed) => (isFollowed ? end(key, before) : options.onLost(key)),
      (thrown) => {
        end(key, before, thrown)
        if (isAutomatic && TAKEN_ELSEWHERE.has(infoOf(thrown).code)) options.onElsewhere()
      },
    )
  }

  /** As long as nothing new is shown the answer is what it was, and says why it did not go on. */
  function end(key: string, before: Partial<Answer>, thrown?: unknown) {
    const info = thrown === undefined ? undefined : infoOf(thrown)
    const answer = follower.answerOf(key)
    if (!answer?.rebuilding) return follower.end(key, info)
    follower.leave(key)
    const continueError = info ?? infoOf(undefined)
    store.update(answer, {
      ...before,
      rebuilding: undefined,
      segmentEnd: undefined,
      lineLostAt: undefined,
      continueError,
    })
  }

  return {
    goOn(answer) {
      segments = 0
      post(answer, newId(), false)
    },
    goOnByItself(answer) {
      segments += 1
      if (segments > MAX_SEGMENTS) return false
      // Every reader of the segment asks for the next one: the same key makes it one wish.
      post(answer, `after-${lastLogOf(answer)}`, true)
      return true
    },
  }
}
