/** Brings questions to the server: each once, however often its line breaks, and back where it cannot be taken. */

import type { ModelChoice } from '@/lib/client/preferences/model-choice'
import type { UnsentQuestion, UnsentStorage } from '@/lib/client/queue/stored-questions'
import type { ChatPages } from '@/lib/client/store/chat-pages'
import { type MessageStore, newAnswer, type Question } from '@/lib/client/store/message-store'
import type { Transport } from '@/lib/client/transport/transport'
import type { ErrorInfo } from '@/lib/shared/error'
import { toFilePart } from '@/lib/shared/files/file-parts'
import type { StoredFile } from '@/lib/shared/files/files'
import { type ChatId, type MessageId, newId } from '@/lib/shared/ids'
import type { AnswerFollower } from './answer-follower'
import { answerAt, questionBefore, type SessionState } from './session-state'

/** What a sender works with. */
interface SenderOptions {
  chatId: ChatId
  store: MessageStore
  state: SessionState
  transport: Pick<Transport, 'ask'>
  unsent: UnsentStorage
  follower: AnswerFollower
  pages: Pick<ChatPages, 'noteVersions'>
  /** The model and the effort to ask with. */
  choice(): ModelChoice
  /** The server took a question. */
  onAsked(question: Question): void
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
  const { chatId, store, state, transport, unsent, follower, pages } = options

  function ask(question: Question, { wish = {}, siblings = [], isQueued = false }: AskOptions = {}) {
    store.update(question, { status: 'sending', error: undefined })
    unsent.write(unsentOf(question))
    const { id, text, files = [], parentId } = question
    const body = {
      id: chatId,
      message: { id, role: 'user', parts: [...files.map(toFilePart), ...textParts(text)] },
      ...(parentId !== undefined && { parentId }),
      ...options.choice(),
      ...wish,
    }
    const answer = { ...newAnswer(newId(), performance.now()), isAutomatic: isQueued }
    const { key } = answer
    const idOfAnswer = () => answerAt(store, key)?.id ?? ''
    follower.start({
      event: 'ask',
      answerKey: key,
      onBegin: () => store.add(answer),
      open: (listener, signal) => transport.ask(chatId, body, listener, signal, true),
      onFirstChunk() {
        unsent.remove()
        state.repeats.collisions = 0
        store.update(question, { status: 'complete' })
        pages.noteVersions([...siblings, idOfAnswer()])
        options.onAsked(question)
      },
      onUnreachable: () => store.update(question, { status: 'queued' }),
      undo: (failure) => (failure && idOfAnswer() === '' ? () => refused(key, question, failure, isQueued) : undefined),
    })
  }

  /** That another answer runs is no reason to give a queued question up. */
  function refused(answerKey: string, question: Question, error: ErrorInfo, isQueued: boolean) {
    const { repeats } = state
    repeats.collisions += 1
    store.remove(answerKey)
    if (isQueued && error.code === 'already_running' && repeats.collisions <= MAX_COLLISIONS) {
      unsent.remove()
      store.remove(question.key)
      options.onCollision(question)
    } else {
      unsent.write({ ...unsentOf(question), isRefused: true })
      store.update(question, { status: 'failed', error })
    }
  }

  return {
    ask,
    add(sent) {
      const question = newQuestion(sent)
      store.add(question)
      return question
    },
    giveUp(questionKey) {
      const answer = state.can('withdraw') ? state.running() : undefined
      const question = answer && questionBefore(store, answer.key)
      if (!answer || question?.status !== 'queued' || (questionKey ?? question.key) !== question.key) return undefined
      follower.withdraw()
      unsent.remove()
      store.remove(answer.key)
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
