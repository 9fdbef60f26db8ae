/** The ways to ask in a chat: at once or after the running answer, again, in other words, after a reload. */

import { infoOf } from '@/lib/client/api/client-error'
import type { ModelChoice } from '@/lib/client/preferences/model-choice'
import type { Queue } from '@/lib/client/queue/queue'
import type { UnsentQuestion, UnsentStorage } from '@/lib/client/queue/stored-questions'
import type { ChatPages } from '@/lib/client/store/chat-pages'
import type { MessageStore } from '@/lib/client/store/message-store'
import type { DocumentPost } from '@/lib/client/transport/transport'
import type { ErrorInfo } from '@/lib/shared/error'
import type { StoredFile } from '@/lib/shared/files/files'
import { type MessageId, newId } from '@/lib/shared/ids'
import { newQuestion, notArrived, type QuestionSender } from './question-sender'
import type { SessionState } from './session-state'

/** What the actions need. */
interface QuestionActionsOptions {
  store: MessageStore
  state: SessionState
  pages: ChatPages
  queue: Queue
  sender: QuestionSender
  unsent: UnsentStorage
}

/** The ways to ask. */
export interface QuestionActions {
  /** Sends a question, or queues it while an answer runs. Replaces a failed question. */
  send(text: string, files?: readonly StoredFile[]): void
  /** Sends the first queued question, however the answer before it ended. */
  sendQueued(): void
  /** Ends the editing of a queued question, with new words if there are any. It may be sent then. */
  changeQueued(id: MessageId, text?: string): void
  /** Takes back a question that waits for the connection. With a text, sends that instead. */
  takeBack(questionKey: string, text?: string): void
  /** Sends a failed question again, or asks for another answer to the last question. */
  retry(): void
  /** Asks for another answer. The old one stays as another version. */
  regenerate(answerKey: string, choice?: ModelChoice): void
  /** Asks for a document. */
  sendDocument(question: UnsentQuestion, post: DocumentPost): void
  /** Asks for another version of a document. The old one stays. */
  remakeDocument(answerKey: string, post: DocumentPost): void
  /** Asks a question in other words. The old one, with all that followed it, stays as another version. */
  edit(questionKey: string, text: string): void
  /** Sends the next queued question, if the answer before it is complete. */
  sendNext(): void
  /** Sends what was on its way, or queued, when the page was left. Under its old id it counts once. */
  sendLost(): void
}

/** Makes the actions of one chat. */
export function createQuestionActions(options: QuestionActionsOptions): QuestionActions {
  const { store, state, pages, queue, sender, unsent } = options
  const { ask } = sender
  const { running } = state

  function sendNext() {
    const { state: listState, hasNewer } = store.view()
    const last = store.entries().at(-1)
    const isComplete = last === undefined || (last.role === 'assistant' && last.status === 'complete')
    if (listState !== 'opening' && listState !== 'failed' && !hasNewer && isComplete) sendQueued()
  }

  function sendQueued() {
    const next = running() ? undefined : queue.take()
    if (!next) return
    if (store.view().state === 'missing') store.setView({ state: 'open' })
    sendNow(next, true)
  }

  function send(text: string, files: readonly StoredFile[] = []) {
    if (text.trim() === '' && files.length === 0) return
    if (running()) queue.add(text, files)
    else sendNow(newQuestion(text, files), false)
  }

  function sendNow(sent: UnsentQuestion, isQueued: boolean) {
    const last = store.entries().at(-1)
    if (last?.role === 'user' && last.status === 'failed') store.remove(last.key)
    unsent.write(sent)
    const post = () => {
      // Another tab may have sent it.
      if (store.entry(sent.id)) unsent.remove()
      // Another answer may have begun while the end of the chat was read.
      else if (running()) enqueue(sent)
      else ask(sender.add(sent), { isQueued })
    }
    if (!store.view().hasNewer) return post()
    // The question belongs at the end of the chat, which is not loaded.
    pages.openEnd().then(post, (thrown) => {
      store.update(sender.add(sent), { status: 'failed', error: infoOf(thrown) })
    })
  }

  function enqueue(sent: UnsentQuestion) {
    unsent.remove()
    queue.putBack(sent)
  }

  function regenerate(answerKey: string, choice: ModelChoice = {}, post?: DocumentPost) {
    const entries = store.entries()
    const at = entries.findIndex(({ key }) => key === answerKey)
    const answer = entries[at]
    const question = entries[at - 1]
    if (running() || answer?.role !== 'assistant' || question?.role !== 'user') return
    const siblings = store.view().versions[answer.id] ?? [answer.id]
    store.replaceAll(entries.slice(0, at), { hasNewer: false })
    const fields = { trigger: 'regenerate-message' as const, messageId: answer.id, idempotencyKey: newId(), ...choice }
    ask(question, { siblings, ...(post && { post, onRefused: showBefore }), ...(answer.id !== '' && { fields }) })
  }

  /** Shows the chat as it is stored, and why a new version did not begin. */
  function showBefore(error: ErrorInfo) {
    pages.openEnd().then(() => {
      const last = store.entries().at(-1)
      if (last?.role === 'assistant') store.update(last, { continueError: error })
    }, pages.showError)
  }

  function sendLost() {
    const lost = unsent.read()
    if (lost && !store.entries().some(({ id }) => id === lost.id)) {
      store.setView({ state: 'open' })
      if (lost.isRefused) store.update(sender.add(lost), { status: 'failed', error: notArrived() })
      else if (running()) enqueue(lost)
      else sendNow(lost, false)
    } else if (lost) unsent.remove()
    queue.restore(sendNext)
    sendNext()
  }

  return {
    send,
    sendQueued,
    changeQueued(id, text) {
      if (text === undefined) queue.edit(undefined)
      else queue.change(id, text)
      sendNext()
    },
    takeBack(questionKey, text) {
      const question = sender.takeBack(questionKey)
      if (!question) return
      store.remove(questionKey)
      const { id, files, parentId } = question
      if (text === undefined) return sendNext()
      // Under its old id: if it has arrived after all, the new words are an edit of it.
      const sent = { ...newQuestion(text, files), id, ...(parentId !== undefined && { parentId }) }
      ask(sender.add(sent))
    },
    regenerate,
    sendDocument: (question, post) => ask(sender.add(question), { post }),
    remakeDocument: (answerKey, post) => regenerate(answerKey, {}, post),
    retry() {
      const last = store.entries().at(-1)
      if (running() || !last) return
      if (last.role === 'assistant') regenerate(last.key)
      else ask(last)
    },
    edit(questionKey, text) {
      const entries = store.entries()
      const at = entries.findIndex(({ key }) => key === questionKey)
      const question = entries[at]
      if (running() || question?.role !== 'user' || (text.trim() === '' && !question.files)) return
      const parentId = pages.parentOf(questionKey)
      if (parentId === undefined) return
      const siblings = store.view().versions[question.id] ?? [question.id]
      store.replaceAll(entries.slice(0, at), { hasNewer: false })
      const edited = sender.add({ ...newQuestion(text, question.files), parentId })
      pages.noteVersions([...siblings, edited.id])
      ask(edited)
    },
    sendNext,
    sendLost,
  }
}
