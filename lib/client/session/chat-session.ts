/** One chat's life in the browser: open, ask, queue, stop, go on, try again, edit, go through its versions. No React. */

import { createQueue, type Queue, type QueueKeeper } from '@/lib/client/queue/queue'
import type { ModelChoice } from '@/lib/client/storage/model-choice'
import { type ChatPages, createChatPages } from '@/lib/client/store/chat-pages'
import type { Answer, Question } from '@/lib/client/store/entry'
import type { MessageStore } from '@/lib/client/store/message-store'
import type { Transport } from '@/lib/client/transport/transport'
import type { ChatPage } from '@/lib/shared/api/chat-page'
import type { ChatId, MessageId } from '@/lib/shared/ids'
import { createAnswerFollower } from './answer-follower'
import { type BrowserTools, createAnswerTools, type Decision } from './answer-tools'
import { type Asking, createAsking } from './asking'
import { createContinuer } from './continue-answer'
import { createQuestionSender, notSent, type UnsentKeeper, unsentOf } from './question-sender'
import { createRejoiner } from './rejoin-answer'

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
export interface ChatSession extends Omit<Asking, 'sendNext' | 'sendLost'> {
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
  /** Has the last answer go on where it ended too early. */
  goOn(): void
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
    onSegmentEnd: (answer) => continuer.goOnByItself(answer),
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
  const running = () => follower.running() ?? tools.running()
  const asking = createAsking({ store, pages, queue, sender, unsent, running })
  let isResumed = false
  let catchingUp: Promise<void> | undefined

  function onEnded(answer: Answer) {
    options.onEnded?.(answer)
    tools.runAllowed()
    asking.sendNext()
  }

  /** The question before an answer. */
  function questionBefore(answerKey: string): Question | undefined {
    const entries = store.entries()
    const before = entries[entries.findIndex(({ key }) => key === answerKey) - 1]
    return before?.role === 'user' ? before : undefined
  }

  /** Whoever read the last segment was gone when the next one had to be asked for. */
  function goOnUnseen() {
    const last = store.entries().at(-1)
    if (running() || store.view().hasNewer || last?.role !== 'assistant') return
    if (last.status === 'interrupted' && last.message.metadata.segmentEnd !== undefined) continuer.goOnByItself(last)
    tools.runAllowed()
  }

  function resume() {
    if (isResumed) return
    isResumed = true
    rejoiner.follow()
    goOnUnseen()
    asking.sendLost()
  }

  async function open(around?: MessageId): Promise<void> {
    if (running()) return resume()
    isResumed = true
    await pages.open(around)
    if (store.view().state === 'failed') return
    goOnUnseen()
    asking.sendLost()
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
        asking.sendNext()
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
    send: asking.send,
    sendQueued: asking.sendQueued,
    changeQueued: asking.changeQueued,
    takeBack: asking.takeBack,
    regenerate: asking.regenerate,
    retry: asking.retry,
    edit: asking.edit,
    decide: tools.decide,
    goOn() {
      const last = store.entries().at(-1)
      if (!running() && last?.role === 'assistant' && last.id !== '') continuer.goOn(last)
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
