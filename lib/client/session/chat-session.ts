/** One chat in the browser: open, ask, queue, stop, continue, retry, edit, switch versions. No React. */

import type { ModelChoice } from '@/lib/client/preferences/model-choice'
import { createQueue, type Queue, type QueueStorage } from '@/lib/client/queue/queue'
import type { UnsentStorage } from '@/lib/client/queue/stored-questions'
import { type ChatPages, createChatPages } from '@/lib/client/store/chat-pages'
import type { Answer, Question } from '@/lib/client/store/entry'
import type { MessageStore } from '@/lib/client/store/message-store'
import type { DocumentPost, Transport } from '@/lib/client/transport/transport'
import type { ChatPage } from '@/lib/shared/api/chat-page'
import type { ChatId, MessageId } from '@/lib/shared/ids'
import { createAnswerFollower } from './answer-follower'
import { type BrowserTools, createAnswerTools, type Decision } from './answer-tools'
import { createContinuer } from './continue-answer'
import { createQuestionActions, type QuestionActions } from './question-actions'
import { createQuestionSender, notSent, unsentOf } from './question-sender'
import { createRejoiner } from './rejoin-answer'
import type { Phase } from './session-phase'
import { createSessionState, questionBefore, type Transition } from './session-state'

/** What a session needs. */
export interface ChatSessionOptions {
  chatId: ChatId
  store: MessageStore
  transport: Transport
  /** Reads the stored chat. */
  pages: Parameters<typeof createChatPages>[2]
  unsent: UnsentStorage
  /** The stored queue. */
  queued: QueueStorage
  browserTools: BrowserTools
  /** The model and the effort to ask with. */
  choice(): ModelChoice
  /** Waits a moment where a retry at once would be too soon. */
  pause(): Promise<void>
  /** Called when the server has a question, and when an answer has ended. */
  onAsked?(question: Question): void
  onEnded?(answer: Answer): void
  /** Called with every event. */
  onTransition?(transition: Transition): void
}

/** One chat. */
export interface ChatSession extends Omit<QuestionActions, 'sendNext' | 'sendLost'> {
  readonly chatId: ChatId
  readonly store: MessageStore
  readonly pages: ChatPages
  readonly queue: Queue
  /** What it is doing. */
  phase(): Phase
  /** The answer that is waited for or read, or whose tools this page runs. */
  running(): Answer | undefined
  /** Reads the stored chat and follows its running answer. */
  open(around?: MessageId): Promise<void>
  /** Shows the chat as the server read it for this page, undefined if it found none. `resume` continues from there. */
  show(page: ChatPage | undefined): void
  /** Follows the running answer of the chat that was shown. Does nothing the second time. */
  resume(): void
  /** Checks whether the chat has continued elsewhere, and follows it. While an answer runs, checks its connection instead. */
  catchUp(): Promise<void>
  /** Continues the last answer where it ended too early. */
  goOn(): void
  /** Continues a document whose outline is accepted by this. */
  acceptDocument(post: DocumentPost): void
  /** Decides on a call. The answer continues when all of its calls are settled. */
  decide(toolCallId: string, decision: Decision): void
  /** Switches to another version of a message. */
  selectVersion(id: MessageId): Promise<void>
  stop(): void
}

/** Makes the session of a chat. */
export function createChatSession(options: ChatSessionOptions): ChatSession {
  const { chatId, store, transport, unsent, pause } = options
  const state = createSessionState(store, options.onTransition)
  const { running } = state
  const pages = createChatPages(chatId, store, options.pages, (page) => {
    rejoin(page)
    follower.open()
  })
  const queue = createQueue(options.queued)
  const follower = createAnswerFollower({
    chatId,
    store,
    state,
    transport,
    pages,
    pause,
    onSegmentEnd: (answer) => continuer.nextSegment(answer),
    onEnded,
  })
  const rejoin = createRejoiner({ chatId, store, transport, follower })
  const continuing = {
    chatId,
    store,
    state,
    transport,
    follower,
    onAccepted(answer: Answer) {
      const question = questionBefore(store, answer.key)
      if (question) options.onAsked?.(question)
    },
    onElsewhere: () => void lookElsewhere(),
  }
  const continuer = createContinuer(continuing)
  const tools = createAnswerTools({ ...continuing, browserTools: options.browserTools })
  const sender = createQuestionSender({
    chatId,
    store,
    state,
    transport,
    unsent,
    follower,
    pages,
    choice: options.choice,
    onAsked: (question) => options.onAsked?.(question),
    onCollision(question) {
      queue.putBack(unsentOf(question))
      void lookElsewhere()
    },
  })
  const { sendNext, sendLost, ...actions } = createQuestionActions({ store, state, pages, queue, sender, unsent })
  let isResumed = false
  let catchingUp: Promise<void> | undefined

  function onEnded(answer: Answer) {
    options.onEnded?.(answer)
    tools.runAllowed()
    sendNext()
  }

  /** Nobody was reading when the last segment ended, so nobody asked for the next one. */
  function continueUnseen() {
    const last = store.entries().at(-1)
    if (running() || store.view().hasNewer || last?.role !== 'assistant') return
    if (last.status === 'interrupted' && last.message.metadata.segmentEnd !== undefined) continuer.nextSegment(last)
    tools.runAllowed()
  }

  function resume() {
    if (isResumed) return
    isResumed = true
    follower.open()
    continueUnseen()
    sendLost()
  }

  async function open(around?: MessageId): Promise<void> {
    if (running()) return resume()
    isResumed = true
    await pages.open(around)
    if (store.view().state === 'failed') return
    continueUnseen()
    sendLost()
  }

  function catchUp(): Promise<void> {
    if (running()) {
      transport.wake()
      return Promise.resolve()
    }
    const { state: listState } = store.view()
    const isBlank = store.list().length === 0 && listState === 'open'
    if (isBlank || listState === 'opening') return Promise.resolve()
    catchingUp ??= pages
      .refresh()
      .then(() => {
        tools.runAllowed()
        sendNext()
      })
      .finally(() => {
        catchingUp = undefined
      })
    return catchingUp
  }

  /** The server knows more of this chat than this page does. A read that began earlier may miss it. */
  async function lookElsewhere(): Promise<void> {
    await catchingUp
    await catchUp()
  }

  function continueLast(by?: DocumentPost) {
    const last = store.entries().at(-1)
    if (!running() && last?.role === 'assistant' && last.id !== '') continuer.continueAnswer(last, by)
  }

  return {
    chatId,
    store,
    pages,
    queue,
    phase: state.phase,
    running,
    open,
    show(page) {
      if (!page) return store.setView({ state: 'missing' })
      pages.show(page)
      rejoin(page)
    },
    resume,
    catchUp,
    ...actions,
    decide: tools.decide,
    goOn: () => continueLast(),
    acceptDocument: (post) => continueLast(post),
    async selectVersion(id) {
      if (running()) return
      await pages.choose(id)
      tools.runAllowed()
    },
    stop() {
      const question = sender.takeBack()
      if (question) store.update(question, { status: 'failed', error: notSent() })
      else if (!tools.stop()) follower.stop()
    },
  }
}
