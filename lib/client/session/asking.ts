/** What a person asks of a chat: at once or after the running answer, once more, in other words, after a reload. */

import { infoOf } from '@/lib/client/api/client-error'
import type { Queue } from '@/lib/client/queue/queue'
import type { UnsentQuestion } from '@/lib/client/queue/unsent-questions'
import type { ModelChoice } from '@/lib/client/storage/model-choice'
import type { ChatPages } from '@/lib/client/store/chat-pages'
import type { Answer } from '@/lib/client/store/entry'
import type { MessageStore } from '@/lib/client/store/message-store'
import type { StoredFile } from '@/lib/shared/files/files'
import { type MessageId, newId } from '@/lib/shared/ids'
import { notArrived, type QuestionSender, type UnsentKeeper, written } from './question-sender'

/** What asking works with. */
interface AskingOptions {
  store: MessageStore
  pages: ChatPages
  queue: Queue
  sender: QuestionSender
  unsent: UnsentKeeper
  /** The answer that others wait for. */
  running(): Answer | undefined
}

/** The ways to ask. */
export interface Asking {
  /** Sends a question, or queues it while an answer runs. A failed question before it goes. */
  send(text: string, files?: readonly StoredFile[]): void
  /** Sends the first queued question, whatever has become of the answer before it. */
  sendQueued(): void
  /** Puts a queued question in other words; undefined leaves it as it was. It may be its turn then. */
  changeQueued(id: MessageId, text?: string): void
  /** Takes a question back that waits for the connection; with a text it goes out in those words instead. */
  takeBack(questionKey: string, text?: string): void
  /** Sends a failed question again, or asks for another answer to the last question. */
  retry(): void
  /** Asks for another answer to a question; the old one stays as another version. */
  regenerate(answerKey: string, choice?: ModelChoice): void
  /** Asks a question in other words; the old one, and all that followed it, stays as another version. */
  edit(questionKey: string, text: string): void
  /** Sends the next queued question, if the answer before it is whole. */
  sendNext(): void
  /** What was on its way or waited when the page was left; sent again under its id, it is one question all the same. */
  sendLost(): void
}

/** Makes the asking of one chat. */
export function createAsking({ store, pages, queue, sender, unsent, running }: AskingOptions): Asking {
  const { ask } = sender

  function sendNext() {
    const { state, hasNewer } = store.view()
    const last = store.entries().at(-1)
    const isWhole = last === undefined || (last.role === 'assistant' && last.status === 'complete')
    if (state !== 'opening' && state !== 'failed' && !hasNewer && isWhole) sendQueued()
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
    else sendNow(written(text, files), false)
  }

  function sendNow(sent: UnsentQuestion, isQueued: boolean) {
    const last = store.entries().at(-1)
    if (last?.role === 'user' && last.status === 'failed') store.remove(last.key)
    unsent.keep(sent)
    const begins = () => {
      // Another tab may have brought it here.
      if (store.entry(sent.id)) unsent.forget()
      else ask(sender.add(sent), { isQueued })
    }
    if (!store.view().hasNewer) return begins()
    // The question answers to the end of the chat, which is not what is being looked at.
    pages.openEnd().then(begins, (thrown) => {
      store.update(sender.add(sent), { status: 'failed', error: infoOf(thrown) })
    })
  }

  /** Another answer to the question before an answer; what follows belongs to the other version. */
  function regenerate(answerKey: string, choice: ModelChoice = {}) {
    const entries = store.entries()
    const at = entries.findIndex(({ key }) => key === answerKey)
    const answer = entries[at]
    const question = entries[at - 1]
    if (running() || answer?.role !== 'assistant' || question?.role !== 'user') return
    const siblings = store.view().versions[answer.id] ?? [answer.id]
    store.replaceAll(entries.slice(0, at), { hasNewer: false })
    const wish = { trigger: 'regenerate-message', messageId: answer.id, idempotencyKey: newId(), ...choice }
    ask(question, { siblings, ...(answer.id !== '' && { wish }) })
  }

  function sendLost() {
    const lost = unsent.recall()
    if (lost && !store.entries().some(({ id }) => id === lost.id)) {
      store.setView({ state: 'open' })
      if (lost.isRefused) store.update(sender.add(lost), { status: 'failed', error: notArrived() })
      else if (running()) {
        unsent.forget()
        queue.putBack(lost)
      } else sendNow(lost, false)
    } else if (lost) unsent.forget()
    queue.recall(sendNext)
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
      const question = sender.giveUp(questionKey)
      if (!question) return
      store.remove(questionKey)
      const { id, files, parentId } = question
      if (text === undefined) return sendNext()
      // Under its old id: should it have arrived after all, the new words are an edit of it.
      const sent = { ...written(text, files), id, ...(parentId !== undefined && { parentId }) }
      ask(sender.add(sent))
    },
    regenerate,
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
      const edited = sender.add({ ...written(text, question.files), parentId })
      pages.noteVersions([...siblings, edited.id])
      ask(edited)
    },
    sendNext,
    sendLost,
  }
}
