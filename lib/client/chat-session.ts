/** One chat's life in the browser: ask, stop, try again, rejoin. No React. */
import type { ErrorInfo } from '@/lib/shared/error'
import { type ChatId, type Cursor, newId } from '@/lib/shared/ids'
import { textOf } from '@/lib/shared/message'
import { toMessage } from '@/lib/stream/accumulate'
import { ClientError, networkError } from './client-error'
import { type Answer, type Entry, type MessageStore, newAnswer, type Question } from './message-store'
import type { FollowListener, Transport } from './transport'

/** What a session works with. */
export interface ChatSessionOptions {
  chatId: ChatId
  store: MessageStore
  transport: Transport
  /** Called when something happened that a reload of the page must not lose. */
  onKeep(): void
}

const GO_ON = 'Continue exactly where you stopped.'

/** One chat. */
export interface ChatSession {
  readonly chatId: ChatId
  readonly store: MessageStore
  /** The answer that is being waited for or read. */
  running(): Answer | undefined
  /** Sends a question; nothing happens while an answer runs or for a blank text. A failed question before it goes. */
  send(text: string): void
  /** Asks the model to go on where its last answer ended: as a question of its own, since answers cannot be prefilled. */
  goOn(): void
  /** Sends a failed question again, or asks for another answer to the last question. */
  retry(): void
  stop(): void
  /** Goes on with an answer that ran when the page was left. */
  resume(after: Cursor | undefined): void
}

/** Makes the session of a chat. */
export function createChatSession({ chatId, store, transport, onKeep }: ChatSessionOptions): ChatSession {
  let runningKey: string | undefined
  let stopWanted = false

  const answerOf = (key: string | undefined) => {
    const entry = key === undefined ? undefined : store.entry(key)
    return entry?.role === 'assistant' ? entry : undefined
  }

  function ask(question: Question, replaced: Answer | undefined) {
    if (replaced) store.remove(replaced.key)
    store.update(question, { status: 'sending', error: undefined })
    const body = {
      id: chatId,
      messages: historyOf(store.entries(), question),
      ...(replaced?.id ? { trigger: 'regenerate-message', messageId: replaced.id } : { trigger: 'submit-message' }),
    }
    const answer = newAnswer(newId(), performance.now())
    begin(answer)
    const listener = listen(answer.key, () => store.update(question, { status: 'complete' }))
    transport.ask(chatId, body, listener, new AbortController().signal).then(
      () => end(answer.key, undefined),
      (thrown) => fail(answer.key, question, infoOf(thrown)),
    )
  }

  /** The answer that is not at its end; its stream may stay open a moment longer, which keeps nobody waiting. */
  function running(): Answer | undefined {
    const answer = answerOf(runningKey)
    return answer?.message.ended ? undefined : answer
  }

  /** The running answer is over; a newer one may have begun since. */
  function release(key: string) {
    if (runningKey === key) runningKey = undefined
  }

  function begin(answer: Answer) {
    runningKey = answer.key
    stopWanted = false
    store.add(answer)
    onKeep()
  }

  function listen(key: string, onFirst: () => void): FollowListener {
    let isFirst = true
    return {
      onChunks(_answerId, chunks) {
        store.grow(key, chunks)
        if (!isFirst) return
        isFirst = false
        onFirst()
        onKeep()
        if (stopWanted) requestStop()
      },
      onConnection(connection) {
        const answer = answerOf(key)
        if (answer) store.update(answer, { lineLostAt: connection === 'open' ? undefined : performance.now() })
      },
    }
  }

  function end(key: string, error: ErrorInfo | undefined) {
    release(key)
    const answer = answerOf(key)
    if (answer && !answer.message.ended) {
      store.update(answer, { status: 'interrupted', lineLostAt: undefined, error })
    } else if (answer) store.update(answer, { lineLostAt: undefined })
    onKeep()
  }

  /** Text that came is kept, as interrupted. Where nothing came the question itself failed, and keeps its own text. */
  function fail(key: string, question: Question | undefined, info: ErrorInfo) {
    if (answerOf(key)?.id) return end(key, info)
    release(key)
    store.remove(key)
    if (question) store.update(question, { status: 'failed', error: info })
    onKeep()
  }

  function requestStop() {
    transport.stop(chatId).catch((thrown) => {
      stopWanted = false
      const answer = answerOf(runningKey)
      const info = infoOf(thrown)
      if (answer) store.update(answer, { error: { ...info, message: `Stopping failed. ${info.message}` } })
    })
  }

  function send(text: string) {
    if (running() || text.trim() === '') return
    const last = store.entries().at(-1)
    if (last?.role === 'user' && last.status === 'failed') store.remove(last.key)
    const id = newId()
    const createdAt = new Date().toISOString()
    const question: Question = { role: 'user', key: id, id, text, createdAt, status: 'sending', error: undefined }
    store.add(question)
    ask(question, undefined)
  }

  return {
    chatId,
    store,
    running,
    send,
    goOn: () => send(GO_ON),
    retry() {
      if (running()) return
      const entries = store.entries()
      const question = entries.findLast((entry) => entry.role === 'user')
      const last = entries.at(-1)
      if (question) ask(question, last?.role === 'assistant' ? last : undefined)
    },
    stop() {
      if (!running() || stopWanted) return
      stopWanted = true
      // Before the server named the answer it may not know the chat: then the first chunk brings the stop.
      if (answerOf(runningKey)?.id) requestStop()
    },
    resume(after) {
      if (running()) return
      const last = store.entries().at(-1)
      const question = last?.role === 'user' ? last : undefined
      const answer = newAnswer(newId(), undefined)
      begin(answer)
      const acknowledge = () => question && store.update(question, { status: 'complete', error: undefined })
      transport.rejoin(chatId, after, listen(answer.key, acknowledge), new AbortController().signal).then(
        (found) => (found ? end(answer.key, undefined) : fail(answer.key, question, lostAnswer())),
        (thrown) => {
          const info = infoOf(thrown)
          fail(answer.key, question, info.code === 'not_found' ? lostAnswer() : info)
        },
      )
    },
  }
}

/** Whatever a transport threw, as it is shown. */
function infoOf(thrown: unknown): ErrorInfo {
  return (thrown instanceof ClientError ? thrown : networkError()).info
}

function lostAnswer(): ErrorInfo {
  const message = 'The answer to this question is no longer on the server. Ask again.'
  return { code: 'not_found', message, retryable: true, requestId: '' }
}

/**
 * What is posted: text only, up to and with the question. Questions that never arrived are left out, and so are
 * turns that the model refused: a refusal in the history makes the next one likelier.
 */
function historyOf(entries: readonly Entry[], question: Question) {
  const history: Array<{ id: string; role: 'user' | 'assistant'; parts: Array<{ type: 'text'; text: string }> }> = []
  for (const [at, entry] of entries.entries()) {
    const isAsked = entry.key === question.key
    const next = entries[at + 1]
    const isLeftOut = entry.role === 'user' ? entry.status === 'failed' || isRefused(next) : isRefused(entry)
    const text = entry.role === 'user' ? entry.text : textOf(toMessage(entry.message))
    if (isAsked || (!isLeftOut && text.trim() !== '')) {
      history.push({ id: entry.id || entry.key, role: entry.role, parts: [{ type: 'text', text }] })
    }
    if (isAsked) break
  }
  return history
}

function isRefused(entry: Entry | undefined): boolean {
  return entry?.role === 'assistant' && entry.status === 'refused'
}
