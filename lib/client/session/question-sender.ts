/** Sends questions to the server: each counts once, however often its connection breaks. */

import type { ModelChoice } from '@/lib/client/preferences/model-choice'
import type { UnsentQuestion, UnsentStorage } from '@/lib/client/queue/stored-questions'
import type { ChatPages } from '@/lib/client/store/chat-pages'
import { newAnswer, type Question } from '@/lib/client/store/entry'
import type { MessageStore } from '@/lib/client/store/message-store'
import type { ChatBody, DocumentPost, Transport } from '@/lib/client/transport/transport'
import type { ErrorInfo } from '@/lib/shared/error'
import { toFilePart } from '@/lib/shared/files/file-parts'
import type { StoredFile } from '@/lib/shared/files/files'
import { type ChatId, type MessageId, newId } from '@/lib/shared/ids'
import type { AnswerFollower } from './answer-follower'
import { answerAt, questionBefore, type SessionState } from './session-state'

/** What a sender needs. */
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
  /** The server has a question. */
  onAsked(question: Question): void
  /** A queued question was refused because of an answer that another tab or device had asked for. */
  onCollision(question: Question): void
}

/** What is sent along with a question. */
export interface AskOptions {
  /** Fields of the request. */
  fields?: Partial<ChatBody>
  /** What is posted in place of the question, where that asks for a document. */
  post?: DocumentPost
  /** Called when it is refused; without it, the question is shown as failed. */
  onRefused?(error: ErrorInfo): void
  /** The versions that the answer joins. */
  siblings?: readonly MessageId[]
  /** It comes from the queue, so nobody has just pressed a key for it. */
  isQueued?: boolean
}

/** Sends one question at a time. */
export interface QuestionSender {
  /** Puts a question at the end of the list. */
  add(question: UnsentQuestion): Question
  /** Posts a question of the list and follows its answer. */
  ask(question: Question, options?: AskOptions): void
  /** Takes back the question that waits for the connection; undefined if there is none, or it is another one. */
  takeBack(questionKey?: string): Question | undefined
}

/** After this many in a row, something other than another tab is in the way. */
const MAX_COLLISIONS = 5

/** Makes the sender of one chat. */
export function createQuestionSender(options: SenderOptions): QuestionSender {
  const { chatId, store, state, transport, unsent, follower, pages } = options

  function ask(question: Question, { fields = {}, post, onRefused, siblings = [], isQueued = false }: AskOptions = {}) {
    store.update(question, { status: 'sending', error: undefined })
    // The files of a document are not kept: it cannot be asked for again after a reload.
    if (!post) unsent.write(unsentOf(question))
    const { id, text, files = [], parentId } = question
    const body: ChatBody = {
      id: chatId,
      message: { id, role: 'user', parts: [...files.map(toFilePart), ...textParts(text)] },
      ...(parentId !== undefined && { parentId }),
      ...options.choice(),
      ...fields,
    }
    const answer = { ...newAnswer(newId(), performance.now()), isAutomatic: isQueued }
    const { key } = answer
    const idOfAnswer = () => answerAt(store, key)?.id ?? ''
    follower.start({
      event: 'ask',
      answerKey: key,
      onBegin: () => store.add(answer),
      open: (listener, signal) => transport.ask(chatId, body, listener, signal, true, post),
      onFirstChunk() {
        unsent.remove()
        state.repeats.collisions = 0
        store.update(question, { status: 'complete' })
        pages.noteVersions([...siblings, idOfAnswer()])
        options.onAsked(question)
      },
      onUnreachable: () => store.update(question, { status: 'queued' }),
      undo: (failure) =>
        failure && idOfAnswer() === ''
          ? () => refused(key, question, failure, { isQueued, onRefused, ...(post && { post }) })
          : undefined,
    })
  }

  /** A queued question that meets another answer goes back to the queue. */
  function refused(answerKey: string, question: Question, error: ErrorInfo, { isQueued, post, onRefused }: AskOptions) {
    const { repeats } = state
    repeats.collisions += 1
    store.remove(answerKey)
    if (isQueued && error.code === 'already_running' && repeats.collisions <= MAX_COLLISIONS) {
      unsent.remove()
      store.remove(question.key)
      options.onCollision(question)
    } else if (onRefused) {
      store.update(question, { status: 'complete' })
      onRefused(error)
    } else {
      if (!post) unsent.write({ ...unsentOf(question), isRefused: true })
      store.update(question, { status: 'failed', error })
    }
  }

  return {
    ask,
    add(sent) {
      const question = entryOf(sent)
      store.add(question)
      return question
    },
    takeBack(questionKey) {
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

/** A question of files alone has no text part. */
function textParts(text: string) {
  return text.trim() === '' ? [] : [{ type: 'text', text }]
}

/** A new question. */
export function newQuestion(text: string, files: readonly StoredFile[] = []): UnsentQuestion {
  return { id: newId(), text, createdAt: new Date().toISOString(), ...(files.length > 0 && { files }) }
}

/** What is stored of a question. */
export function unsentOf({ id, text, files, createdAt, parentId }: Question): UnsentQuestion {
  return { id, text, createdAt, ...(files && { files }), ...(parentId !== undefined && { parentId }) }
}

function entryOf({ id, text, files, createdAt, parentId, document }: UnsentQuestion): Question {
  const optional = {
    ...(files && { files }),
    ...(document && { document }),
    ...(parentId !== undefined && { parentId }),
  }
  return { role: 'user', key: id, id, text, createdAt, status: 'sending', error: undefined, ...optional }
}

/** The error of a refused question that was on its way when the page was left. */
export function notArrived(): ErrorInfo {
  const message = 'The page was left before this site’s server confirmed the question. Send it again: it counts once.'
  return { code: 'connection_lost', message, retryable: true, requestId: '' }
}

/** The error of a question that was stopped while it waited for the connection. */
export function notSent(): ErrorInfo {
  return { code: 'connection_lost', message: 'Stopped before it was sent.', retryable: true, requestId: '' }
}
