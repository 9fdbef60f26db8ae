/** Brings questions to the server: each once, however often its line breaks, and back where it cannot be taken. */

import { infoOf } from '@/lib/client/api/client-error'
import type { UnsentQuestion } from '@/lib/client/queue/unsent-questions'
import type { ModelChoice } from '@/lib/client/storage/model-choice'
import type { ChatPages } from '@/lib/client/store/chat-pages'
import { newAnswer, type Question } from '@/lib/client/store/entry'
import type { MessageStore } from '@/lib/client/store/message-store'
import type { Transport } from '@/lib/client/transport/transport'
import type { ErrorInfo } from '@/lib/shared/error'
import { toFilePart } from '@/lib/shared/files/file-parts'
import type { StoredFile } from '@/lib/shared/files/files'
import { type ChatId, type MessageId, newId } from '@/lib/shared/ids'
import type { AnswerFollower } from './answer-follower'

/** The question that may not have arrived, over a reload of the page. */
export interface UnsentKeeper {
  keep(question: UnsentQuestion): void
  forget(): void
  recall(): UnsentQuestion | undefined
}

/** What a sender works with. */
interface SenderOptions {
  chatId: ChatId
  store: MessageStore
  transport: Pick<Transport, 'ask'>
  unsent: UnsentKeeper
  follower: AnswerFollower
  pages: Pick<ChatPages, 'noteVersions'>
  /** The model and the effort to ask with. */
  choice(): ModelChoice
  /** The server took a question. */
  onAsked(question: Question): void
  /** Its answer was lost sight of, and nothing runs any more. */
  onLost(answerKey: string): void
  /** A queued question met an answer that another tab or device had asked for. */
  onCollision(question: Question): void
}

/** What is asked beside the question. */
export interface AskOptions {
  /** Fields of the request. */
  wish?: Record<string, unknown>
  /** The versions that the answer joins. */
  siblings?: readonly MessageId[]
  /** It comes from the queue: nobody pressed a key for it just now. */
  isQueued?: boolean
}

/** Sends one question at a time. */
export interface QuestionSender {
  /** Puts a question at the end of the list. */
  add(question: UnsentQuestion): Question
  /** Posts a question of the list and follows its answer. */
  ask(question: Question, asking?: AskOptions): void
  /** Gives up the question that waits for the connection; undefined when there is none, or when it is another one. */
  giveUp(questionKey?: string): Question | undefined
}

/** More often than this in a row, something else than another tab is in the way. */
const MAX_COLLISIONS = 5

/** Makes the sender of one chat. */
export function createQuestionSender(options: SenderOptions): QuestionSender {
  const { chatId, store, transport, unsent, follower, pages } = options
  /** What the server has not confirmed. */
  let sending: { key: string; answerKey: string; abort: AbortController } | undefined
  let collisions = 0

  function ask(question: Question, { wish = {}, siblings = [], isQueued = false }: AskOptions = {}) {
    store.update(question, { status: 'sending', error: undefined })
    unsent.keep(unsentOf(question))
    const { id, text, files = [], parentId } = question
    const body = {
      id: chatId,
      message: { id, role: 'user', parts: [...files.map(toFilePart), ...textParts(text)] },
      ...(parentId !== undefined && { parentId }),
      ...options.choice(),
      ...wish,
    }
    const answer = { ...newAnswer(newId(), performance.now()), isAutomatic: isQueued }
    const abort = new AbortController()
    sending = { key: question.key, answerKey: answer.key, abort }
    follower.begin(answer)
    const onFirst = () => {
      unsent.forget()
      sending = undefined
      collisions = 0
      store.update(question, { status: 'complete' })
      pages.noteVersions([...siblings, follower.answerOf(answer.key)?.id ?? ''])
      options.onAsked(question)
    }
    const onWaiting = () => store.update(question, { status: 'queued' })
    transport.ask(chatId, body, follower.listen(answer.key, onFirst, onWaiting), abort.signal, true).then(
      (isFollowed) => (isFollowed ? follower.end(answer.key, undefined) : options.onLost(answer.key)),
      (thrown) => refused(answer.key, question, infoOf(thrown), isQueued),
    )
  }

  /** That another answer runs is no reason to give a queued question up. */
  function refused(answerKey: string, question: Question, info: ErrorInfo, isQueued: boolean) {
    sending = undefined
    collisions += 1
    if (!isQueued || info.code !== 'already_running' || collisions > MAX_COLLISIONS) {
      const hasBegun = follower.answerOf(answerKey)?.id
      if (!hasBegun) unsent.keep({ ...unsentOf(question), isRefused: true })
      return fail(answerKey, question, info)
    }
    follower.leave(answerKey)
    unsent.forget()
    store.remove(answerKey)
    store.remove(question.key)
    options.onCollision(question)
  }

  /** Text that came is kept, as interrupted. Where nothing came the question itself failed, and keeps its own text. */
  function fail(answerKey: string, question: Question, info: ErrorInfo) {
    if (follower.answerOf(answerKey)?.id) return follower.end(answerKey, info)
    follower.leave(answerKey)
    store.remove(answerKey)
    store.update(question, { status: 'failed', error: info })
  }

  return {
    ask,
    add(sent) {
      const question = newQuestion(sent)
      store.add(question)
      return question
    },
    giveUp(questionKey) {
      const question = sending && store.entry(sending.key)
      if (!sending || question?.role !== 'user' || question.status !== 'queued') return undefined
      if (questionKey !== undefined && questionKey !== question.key) return undefined
      const { answerKey, abort } = sending
      sending = undefined
      abort.abort()
      follower.leave(answerKey)
      unsent.forget()
      store.remove(answerKey)
      return question
    },
  }
}

/** A question of files has no words, and nothing blank is sent. */
function textParts(text: string) {
  return text.trim() === '' ? [] : [{ type: 'text', text }]
}

/** A question as it is written down now. */
export function written(text: string, files: readonly StoredFile[] = []): UnsentQuestion {
  return { id: newId(), text, createdAt: new Date().toISOString(), ...(files.length > 0 && { files }) }
}

/** What of a question is kept. */
export function unsentOf({ id, text, files, createdAt, parentId }: Question): UnsentQuestion {
  return { id, text, createdAt, ...(files && { files }), ...(parentId !== undefined && { parentId }) }
}

function newQuestion({ id, text, files, createdAt, parentId }: UnsentQuestion): Question {
  const optional = { ...(files && { files }), ...(parentId !== undefined && { parentId }) }
  return { role: 'user', key: id, id, text, createdAt, status: 'sending', error: undefined, ...optional }
}

/** Why a question that was on its way when the page was left is not sent again by itself. */
export function notArrived(): ErrorInfo {
  const message = 'The page was left before this site’s server confirmed the question. Send it again: it counts once.'
  return { code: 'connection_lost', message, retryable: true, requestId: '' }
}

/** Why a question that waited for the connection is not sent. */
export function notSent(): ErrorInfo {
  return { code: 'connection_lost', message: 'Stopped before it was sent.', retryable: true, requestId: '' }
}
