/** One chat's life in the browser: open, ask, queue, stop, go on, try again, edit, go through its versions. No React. */
import type { ChatPage } from '@/lib/shared/chat-page'
import type { StoredFile } from '@/lib/shared/files'
import { type ChatId, type MessageId, newId } from '@/lib/shared/ids'
import { createAnswerFollower } from './answer-follower'
import { type BrowserTools, createAnswerTools, type Decision } from './answer-tools'
import { type ChatPages, createChatPages } from './chat-pages'
import { infoOf } from './client-error'
import { createContinuer } from './continue-answer'
import type { Answer, MessageStore, Question } from './message-store'
import type { ModelChoice } from './model-choice'
import { createQuestionSender, notArrived, notSent, type UnsentKeeper, unsentOf, written } from './question-sender'
import { createQueue, type Queue, type QueueKeeper } from './queue'
import { createRejoiner } from './rejoin-answer'
import type { Transport } from './transport'
import type { UnsentQuestion } from './unsent'

/** What a session works with. */
export interface ChatSessionOptions {
  chatId: ChatId
  store: MessageStore
  transport: Transport
  /** Reads the stored chat. */
  pages: Parameters<typeof createChatPages>[2]
  unsent: UnsentKeeper
  /** The questions that wait for their turn. */
  queued: QueueKeeper
  browserTools: BrowserTools
  /** The model and the effort to ask with. */
  choice(): ModelChoice
  /** Waits a moment, where asking again at once would be too soon. */
  pause(): Promise<void>
  /** Called when the server took a question, and when an answer has ended. */
  onAsked?(question: Question): void
  onEnded?(answer: Answer): void
}

/** One chat. */
export interface ChatSession {
  readonly chatId: ChatId
  readonly store: MessageStore
  readonly pages: ChatPages
  readonly queue: Queue
  /** The answer that is being waited for or read, or whose code this page runs. */
  running(): Answer | undefined
  /** Reads the stored chat and goes on with its running answer. */
  open(around?: MessageId): Promise<void>
  /** Shows the chat as the server read it for this page, undefined where it found none; `resume` goes on from there. */
  show(page: ChatPage | undefined): void
  /** Goes on with the running answer of what `show` showed; nothing happens the second time. */
  resume(): void
  /** Looks whether the chat has gone on elsewhere, and goes on with it; a running answer's line is looked after instead. */
  catchUp(): Promise<void>
  /** Sends a question, or queues it while an answer runs. A failed question before it goes. */
  send(text: string, files?: readonly StoredFile[]): void
  /** Sends the first queued question, whatever has become of the answer before it. */
  sendQueued(): void
  /** Puts a queued question in other words; undefined leaves it as it was. It may be its turn then. */
  changeQueued(id: MessageId, text?: string): void
  /** Takes a question back that waits for the connection; with a text it goes out in those words instead. */
  takeBack(questionKey: string, text?: string): void
  /** Has the last answer go on where it ended too early. */
  goOn(): void
  /** Sends a failed question again, or asks for another answer to the last question. */
  retry(): void
  /** Asks for another answer to a question; the old one stays as another version. */
  regenerate(answerKey: string, choice?: ModelChoice): void
  /** Asks a question in other words; the old one, and all that followed it, stays as another version. */
  edit(questionKey: string, text: string): void
  /** Says what becomes of a call that asks; the answer goes on when all of its calls are settled. */
  decide(toolCallId: string, decision: Decision): void
  /** Goes to another version of a message. */
  selectVersion(id: MessageId): Promise<void>
  stop(): void
}

/** Makes the session of a chat. */
export function createChatSession(options: ChatSessionOptions): ChatSession {
  const { chatId, store, transport, unsent } = options
  const pages = createChatPages(chatId, store, options.pages, (page) => {
    rejoiner.adopt(page)
    rejoiner.follow()
  })
  const queue = createQueue(options.queued)
  const follower = createAnswerFollower({
    chatId,
    store,
    transport,
    onLegEnd: (answer) => continuer.goOnByItself(answer),
    onEnded,
  })
  const { pause } = options
  const rejoiner = createRejoiner({ chatId, store, transport, pages, follower, pause, onEnded })
  const onLost = (answerKey: string) => void rejoiner.reread(answerKey)
  const goingOn = {
    chatId,
    store,
    transport,
    follower,
    onTaken(answer: Answer) {
      const question = questionBefore(answer.key)
      if (question) options.onAsked?.(question)
    },
    onLost,
    onElsewhere: () => void lookElsewhere(),
  }
  const continuer = createContinuer(goingOn)
  const tools = createAnswerTools({ ...goingOn, browserTools: options.browserTools })
  const sender = createQuestionSender({
    chatId,
    store,
    transport,
    unsent,
    follower,
    pages,
    choice: options.choice,
    onAsked: (question) => options.onAsked?.(question),
    onLost,
    onCollision(question) {
      queue.putBack(unsentOf(question))
      void lookElsewhere()
    },
  })
  const { ask } = sender
  const running = () => follower.running() ?? tools.running()
  let isResumed = false
  let catchingUp: Promise<void> | undefined

  function onEnded(answer: Answer) {
    options.onEnded?.(answer)
    tools.runAllowed()
    flushQueue()
  }

  /** Sends the next queued question, if the answer before it is whole. */
  function flushQueue() {
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

  /** The question before an answer. */
  function questionBefore(answerKey: string): Question | undefined {
    const entries = store.entries()
    const before = entries[entries.findIndex(({ key }) => key === answerKey) - 1]
    return before?.role === 'user' ? before : undefined
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

  /** What was on its way or waited when the page was left; sent again under its id, it is one question all the same. */
  function resend() {
    const lost = unsent.recall()
    if (lost && !store.entries().some(({ id }) => id === lost.id)) {
      store.setView({ state: 'open' })
      if (lost.isRefused) store.update(sender.add(lost), { status: 'failed', error: notArrived() })
      else if (running()) {
        unsent.forget()
        queue.putBack(lost)
      } else sendNow(lost, false)
    } else if (lost) unsent.forget()
    queue.recall(flushQueue)
    flushQueue()
  }

  /** Whoever read the last leg was gone when the next one had to be asked for. */
  function goOnUnseen() {
    const last = store.entries().at(-1)
    if (running() || store.view().hasNewer || last?.role !== 'assistant') return
    if (last.status === 'interrupted' && last.message.metadata.legEnd !== undefined) continuer.goOnByItself(last)
    tools.runAllowed()
  }

  function resume() {
    if (isResumed) return
    isResumed = true
    rejoiner.follow()
    goOnUnseen()
    resend()
  }

  async function open(around?: MessageId): Promise<void> {
    if (running()) return resume()
    isResumed = true
    await pages.open(around)
    if (store.view().state === 'failed') return
    goOnUnseen()
    resend()
  }

  function catchUp(): Promise<void> {
    if (running()) {
      transport.wake()
      return Promise.resolve()
    }
    const { state } = store.view()
    const isBlank = store.list().length === 0 && state === 'open'
    if (isBlank || state === 'opening') return Promise.resolve()
    catchingUp ??= pages
      .refresh()
      .then(() => {
        tools.runAllowed()
        flushQueue()
      })
      .finally(() => {
        catchingUp = undefined
      })
    return catchingUp
  }

  /** The server knows more of this chat than this page: a look that began before would not tell it. */
  async function lookElsewhere(): Promise<void> {
    await catchingUp
    await catchUp()
  }

  return {
    chatId,
    store,
    pages,
    queue,
    running,
    open,
    show(page) {
      if (!page) return store.setView({ state: 'missing' })
      pages.show(page)
      rejoiner.adopt(page)
    },
    resume,
    catchUp,
    send,
    sendQueued,
    changeQueued(id, text) {
      if (text === undefined) queue.edit(undefined)
      else queue.change(id, text)
      flushQueue()
    },
    takeBack(questionKey, text) {
      const question = sender.giveUp(questionKey)
      if (!question) return
      store.remove(questionKey)
      const { id, files, parentId } = question
      if (text === undefined) return flushQueue()
      // Under its old id: should it have arrived after all, the new words are an edit of it.
      const sent = { ...written(text, files), id, ...(parentId !== undefined && { parentId }) }
      ask(sender.add(sent))
    },
    decide: tools.decide,
    goOn() {
      const last = store.entries().at(-1)
      if (!running() && last?.role === 'assistant' && last.id !== '') continuer.goOn(last)
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
    async selectVersion(id) {
      if (running()) return
      await pages.choose(id)
      tools.runAllowed()
    },
    stop() {
      const question = sender.giveUp()
      if (question) store.update(question, { status: 'failed', error: notSent() })
      else if (!tools.stop()) follower.stop()
    },
  }
}
