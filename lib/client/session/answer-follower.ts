/** Follows the one answer of a chat that is waited for or read, from its request to its end. */

import { infoOf } from '@/lib/client/api/client-error'
import type { ChatPages } from '@/lib/client/store/chat-pages'
import type { Answer } from '@/lib/client/store/entry'
import { endOf } from '@/lib/client/store/grow-answer'
import type { MessageStore } from '@/lib/client/store/message-store'
import type { FollowListener, Transport } from '@/lib/client/transport/transport'
import type { ErrorInfo } from '@/lib/shared/error'
import type { ChatId } from '@/lib/shared/ids'
import { isAnswering } from './session-phase'
import { answerAt, type SessionState } from './session-state'

/** What a follower needs. */
interface FollowerOptions {
  chatId: ChatId
  store: MessageStore
  state: SessionState
  transport: Pick<Transport, 'stop'>
  pages: Pick<ChatPages, 'refresh'>
  /** Waits a moment where a retry at once would be too soon. */
  pause(): Promise<void>
  /** A segment has ended before its answer did. True when the next one was asked for. */
  onSegmentEnd(answer: Answer): boolean
  onEnded(answer: Answer): void
}

/** An answer to follow. */
export interface Follow {
  event: 'ask' | 'continue' | 'respond' | 'rejoin'
  answerKey: string
  /** Shows that it begins. */
  onBegin?(): void
  /** Makes the request. Resolves to false when there is no stream. */
  open(listener: FollowListener, signal: AbortSignal): Promise<boolean>
  onFirstChunk?(): void
  /** The server cannot be reached, and nothing has come yet. */
  onUnreachable?(): void
  /** After the stream's end, or a failure: a function that restores what was before; undefined to keep what has come. */
  undo?(failure: ErrorInfo | undefined): (() => void) | undefined
}

/** Follows one answer at a time. */
export interface AnswerFollower {
  /** Begins without a request; `open` makes it. */
  begin(follow: Follow): void
  /** Makes the request of what has begun, once. */
  open(): void
  /** Begins, and makes the request. */
  start(follow: Follow): void
  /** Gives up a request that has not reached the server. */
  withdraw(): void
  stop(): void
}

/** A follow with its connection. */
interface Line {
  follow: Follow
  abort: AbortController
  isOpened: boolean
  hasChunks: boolean
}

/** Makes a follower. */
export function createAnswerFollower(options: FollowerOptions): AnswerFollower {
  const { chatId, store, state, transport, pages } = options
  let current: Line | undefined
  /** The answer whose stream was not found although it is said to run. */
  let missedKey: string | undefined

  const isBusy = () => isAnswering(state.phase()) || state.phase() === 'rereading'
  const isCurrent = (line: Line) => line === current && isBusy()

  function begin(follow: Follow) {
    if (!state.dispatch(follow.event, follow.answerKey)) return
    // The new stream has everything that an earlier one of this answer has yet to bring.
    if (current?.follow.answerKey === follow.answerKey) current.abort.abort()
    current = { follow, abort: new AbortController(), isOpened: false, hasChunks: false }
    follow.onBegin?.()
  }

  function open() {
    if (!current || current.isOpened || !isCurrent(current)) return
    current.isOpened = true
    void followToEnd(current)
  }

  async function followToEnd(line: Line) {
    const { follow, abort } = line
    let failure: ErrorInfo | undefined
    const isFound = await follow.open(listenerOf(line), abort.signal).catch((thrown) => {
      failure = infoOf(thrown)
      return true
    })
    if (abort.signal.aborted) return
    if (!isCurrent(line)) return settle(line, failure)
    if (!isFound) return reread(line)
    const undo = follow.undo?.(failure)
    if (!undo) return settle(line, failure)
    state.dispatch('ended')
    undo()
  }

  function listenerOf(line: Line): FollowListener {
    const { answerKey, onFirstChunk, onUnreachable } = line.follow
    return {
      onChunks(logId, chunks) {
        const isFirst = !line.hasChunks
        const isCancelled = isCurrent(line) && state.phase() === 'cancelling'
        line.hasChunks = true
        missedKey = undefined
        if (isFirst && isCurrent(line)) state.dispatch('first-chunk')
        store.grow(answerKey, logId, chunks)
        if (isFirst) onFirstChunk?.()
        if (isCancelled && state.phase() === 'stopping') requestStop(line)
      },
      onConnection(connection) {
        const isOpen = connection === 'open'
        if (isCurrent(line)) state.dispatch(isOpen ? 'line-open' : 'line-lost')
        if (!line.hasChunks && !isOpen) onUnreachable?.()
        const answer = answerAt(store, answerKey)
        if (answer) store.update(answer, { lineLostAt: isOpen ? undefined : performance.now() })
      },
    }
  }

  /** Reads from the stored chat what has become of an answer whose stream is gone. */
  async function reread(line: Line) {
    const { answerKey } = line.follow
    state.dispatch('not-found')
    // If it still counts as running, its writer may have stored more in a moment.
    if (missedKey === answerKey) await options.pause()
    missedKey = answerKey
    const page = isCurrent(line) ? await pages.refresh() : undefined
    // The page may have brought the answer's new stream.
    if (line.abort.signal.aborted) return
    if (!page) return settle(line, undefined)
    if (!isCurrent(line)) return
    state.dispatch('ended')
    const answer = answerAt(store, answerKey)
    if (answer) options.onEnded(answer)
  }

  /** Keeps what has come. A newer answer may have begun since. */
  function settle(line: Line, failure: ErrorInfo | undefined) {
    const { answerKey } = line.follow
    const answer = answerAt(store, answerKey)
    if (isCurrent(line)) {
      const isSegment = answer?.segmentEnd !== undefined && !failure && state.can('continue')
      if (isSegment && options.onSegmentEnd(answer)) return
      state.dispatch('ended')
    }
    if (!answer) return
    const settled = { lineLostAt: undefined, segmentEnd: undefined, rebuilding: undefined, held: undefined }
    if (answer.message.ended) store.update(answer, { ...settled, status: endOf(answer) })
    else store.update(answer, { ...settled, status: 'interrupted', error: failure })
    options.onEnded(answerAt(store, answerKey) ?? answer)
  }

  function requestStop(line: Line) {
    transport.stop(chatId).catch((thrown) => {
      const answer = answerAt(store, line.follow.answerKey)
      if (!answer || !isCurrent(line)) return
      state.dispatch('stop-failed')
      const info = infoOf(thrown)
      store.update(answer, { error: { ...info, message: `Stopping failed. ${info.message}` } })
    })
  }

  return {
    begin,
    open,
    start(follow) {
      begin(follow)
      open()
    },
    withdraw() {
      if (!current || !state.dispatch('withdraw')) return
      current.abort.abort()
    },
    stop() {
      if (current && isCurrent(current) && state.dispatch('stop') && state.phase() === 'stopping') requestStop(current)
    },
  }
}
