/** The one answer of a chat that is being waited for or read: it begins, grows, is stopped, ends. */

import { infoOf } from '@/lib/client/api/client-error'
import type { Answer } from '@/lib/client/store/entry'
import { endOf, hasEnded } from '@/lib/client/store/grow-answer'
import type { MessageStore } from '@/lib/client/store/message-store'
import type { FollowListener, Transport } from '@/lib/client/transport/transport'
import type { ErrorInfo } from '@/lib/shared/error'
import type { ChatId } from '@/lib/shared/ids'

/** What a follower works with. */
interface FollowerOptions {
  chatId: ChatId
  store: MessageStore
  transport: Pick<Transport, 'stop'>
  /** A segment has ended before its answer did; true when the next one was asked for, and the answer goes on. */
  onSegmentEnd(answer: Answer): boolean
  onEnded(answer: Answer): void
}

/** Follows one answer at a time. */
export interface AnswerFollower {
  answerOf(key: string | undefined): Answer | undefined
  /** The answer that is not at its end; its stream may stay open a moment longer, which keeps nobody waiting. */
  running(): Answer | undefined
  /** An answer begins: it is added to the list. */
  begin(answer: Answer): void
  /** An answer of the list goes on; `isHeard` where the server is known to write it. */
  resume(key: string, isHeard?: boolean): void
  /**
   * What the transport tells of an answer. `onFirst` is called when the server has been heard of, `onWaiting` when it
   * cannot be reached before that.
   */
  listen(key: string, onFirst: () => void, onWaiting?: () => void): FollowListener
  /** The answer is over; a newer one may have begun since. */
  end(key: string, error: ErrorInfo | undefined): void
  /** Nobody waits for the answer any longer. */
  leave(key: string): void
  stop(): void
}

/** Makes a follower. */
export function createAnswerFollower({
  chatId,
  store,
  transport,
  onSegmentEnd,
  onEnded,
}: FollowerOptions): AnswerFollower {
  let runningKey: string | undefined
  let isHeard = false
  let stopWanted = false

  function answerOf(key: string | undefined) {
    const entry = key === undefined ? undefined : store.entry(key)
    return entry?.role === 'assistant' ? entry : undefined
  }

  function running() {
    const answer = answerOf(runningKey)
    return answer && !hasEnded(answer) ? answer : undefined
  }

  function resume(key: string, isKnown = false) {
    runningKey = key
    isHeard = isKnown
    stopWanted = false
  }

  function leave(key: string) {
    if (runningKey === key) runningKey = undefined
  }

  function requestStop() {
    transport.stop(chatId).catch((thrown) => {
      stopWanted = false
      const answer = answerOf(runningKey)
      const info = infoOf(thrown)
      if (answer) store.update(answer, { error: { ...info, message: `Stopping failed. ${info.message}` } })
    })
  }

  return {
    answerOf,
    running,
    resume,
    leave,
    begin(answer) {
      resume(answer.key)
      store.add(answer)
    },
    listen(key, onFirst, onWaiting) {
      let isFirst = true
      return {
        onChunks(logId, chunks) {
          store.grow(key, logId, chunks)
          if (!isFirst) return
          isFirst = false
          isHeard ||= runningKey === key
          onFirst()
          if (stopWanted) requestStop()
        },
        onConnection(connection) {
          if (isFirst && connection === 'reconnecting') onWaiting?.()
          const answer = answerOf(key)
          if (answer) store.update(answer, { lineLostAt: connection === 'open' ? undefined : performance.now() })
        },
      }
    },
    end(key, error) {
      const answer = answerOf(key)
      if (answer?.segmentEnd !== undefined && !error && !stopWanted && onSegmentEnd(answer)) return
      leave(key)
      if (!answer) return
      const settled = { lineLostAt: undefined, segmentEnd: undefined, rebuilding: undefined }
      if (answer.message.ended) store.update(answer, { ...settled, status: endOf(answer) })
      else store.update(answer, { ...settled, status: 'interrupted', error })
      onEnded(answerOf(key) ?? answer)
    },
    stop() {
      if (!running() || stopWanted) return
      stopWanted = true
      // Before it was heard of, the server may not know what to stop: then the first chunk brings the stop.
      if (isHeard) requestStop()
    },
  }
}
