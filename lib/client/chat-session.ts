/** One chat's life in the browser: open, ask, stop, try again, edit, go through its versions and pages. No React. */
import type { ChatPage } from '@/lib/shared/chat-page'
import type { ErrorInfo } from '@/lib/shared/error'
import { type ChatId, type Cursor, type MessageId, newId, parseCursor } from '@/lib/shared/ids'
import type { Effort } from '@/lib/shared/models'
import { type ChatPages, createChatPages } from './chat-pages'
import { infoOf } from './client-error'
import { type Answer, type MessageStore, newAnswer, type Question } from './message-store'
import type { FollowListener, Transport } from './transport'
import type { UnsentQuestion } from './unsent'

/** What a session works with. */
export interface ChatSessionOptions {
  chatId: ChatId
  store: MessageStore
  transport: Transport
  /** Reads the stored chat. */
  pages: Parameters<typeof createChatPages>[2]
  /** The question that may not have arrived, over a reload of the page. */
  unsent: { keep(question: UnsentQuestion): void; forget(): void; recall(): UnsentQuestion | undefined }
  /** Waits a moment, where asking again at once would be too soon. */
  pause(): Promise<void>
  /** Called when the server took a question, and when an answer has ended. */
  onAsked?(question: Question): void
  onEnded?(answer: Answer): void
}

const GO_ON = 'Continue exactly where you stopped.'

/** With what another answer is made. */
export interface AnswerChoice {
  model?: string
  effort?: Effort
}

/** One chat. */
export interface ChatSession {
  readonly chatId: ChatId
  readonly store: MessageStore
  readonly pages: ChatPages
  /** The answer that is being waited for or read. */
  running(): Answer | undefined
  /** Reads the stored chat and goes on with its running answer. */
  open(around?: MessageId): Promise<void>
  /** Shows the chat as the server read it for this page, undefined where it found none; `resume` goes on from there. */
  show(page: ChatPage | undefined): void
  /** Goes on with the running answer of what `show` showed; nothing happens the second time. */
  resume(): void
  /** Looks whether the chat has gone on elsewhere, and goes on with it; a running answer's line is looked after instead. */
  catchUp(): Promise<void>
  /** Sends a question; nothing happens while an answer runs or for a blank text. A failed question before it goes. */
  send(text: string): void
  /** Asks the model to go on where its last answer ended: as a question of its own, since answers cannot be prefilled. */
  goOn(): void
  /** Sends a failed question again, or asks for another answer to the last question. */
  retry(): void
  /** Asks for another answer to a question; the old one stays as another version. */
  regenerate(answerKey: string, choice?: AnswerChoice): void
  /** Asks a question in other words; the old one, and all that followed it, stays as another version. */
  edit(questionKey: string, text: string): void
  /** Goes to another version of a message. */
  selectVersion(id: MessageId): Promise<void>
  stop(): void
}

/** Makes the session of a chat. */
export function createChatSession(options: ChatSessionOptions): ChatSession {
  const { chatId, store, transport, unsent } = options
  const pages = createChatPages(chatId, store, options.pages, (page) => {
    adopt(page)
    follow()
  })
  let runningKey: string | undefined
  let stopWanted = false
  /** The running answer of a page, whose stream is not read yet. */
  let adopted: { key: string; cursor: Cursor | undefined } | undefined
  /** The answer whose stream was looked for and not found, though it is said to run. */
  let missedKey: string | undefined
  let isResumed = false
  let catchingUp: Promise<void> | undefined

  const answerOf = (key: string | undefined) => {
    const entry = key === undefined ? undefined : store.entry(key)
    return entry?.role === 'assistant' ? entry : undefined
  }

  /** Posts a question, or the wish for another answer to it; `siblings` are the versions that the answer joins. */
  function ask(question: Question, wish: Record<string, unknown>, siblings: readonly MessageId[] = []) {
    store.update(question, { status: 'sending', error: undefined })
    const { id, text, createdAt, parentId } = question
    unsent.keep({ id, text, createdAt, ...(parentId !== undefined && { parentId }) })
    const body = {
      id: chatId,
      message: { id, role: 'user', parts: [{ type: 'text', text }] },
      ...(parentId !== undefined && { parentId }),
      ...wish,
    }
    const answer = newAnswer(newId(), performance.now())
    begin(answer)
    const listener = listen(answer.key, () => {
      unsent.forget()
      store.update(question, { status: 'complete' })
      pages.noteVersions([...siblings, answerOf(answer.key)?.id ?? ''])
      options.onAsked?.(question)
    })
    transport.ask(chatId, body, listener, new AbortController().signal).then(
      (isFollowed) => (isFollowed ? end(answer.key, undefined) : reread(answer.key)),
      (thrown) => fail(answer.key, question, infoOf(thrown)),
    )
  }

  /** The answer that is not at its end; its stream may stay open a moment longer, which keeps nobody waiting. */
  function running(): Answer | undefined {
    const answer = answerOf(runningKey)
    return answer?.message.ended ? undefined : answer
  }

  function begin(answer: Answer) {
    runningKey = answer.key
    stopWanted = false
    store.add(answer)
  }

  function listen(key: string, onFirst: () => void): FollowListener {
    let isFirst = true
    return {
      onChunks(logId, chunks) {
        missedKey = undefined
        store.grow(key, logId, chunks)
        if (!isFirst) return
        isFirst = false
        onFirst()
        if (stopWanted) requestStop()
      },
      onConnection(connection) {
        const answer = answerOf(key)
        if (answer) store.update(answer, { lineLostAt: connection === 'open' ? undefined : performance.now() })
      },
    }
  }

  /** The running answer is over; a newer one may have begun since. */
  function end(key: string, error: ErrorInfo | undefined) {
    if (runningKey === key) runningKey = undefined
    const answer = answerOf(key)
    if (!answer) return
    if (answer.message.ended) store.update(answer, { lineLostAt: undefined })
    else store.update(answer, { status: 'interrupted', lineLostAt: undefined, error })
    options.onEnded?.(answer)
  }

  /** Text that came is kept, as interrupted. Where nothing came the question itself failed, and keeps its own text. */
  function fail(key: string, question: Question | undefined, info: ErrorInfo) {
    if (answerOf(key)?.id) return end(key, info)
    if (runningKey === key) runningKey = undefined
    store.remove(key)
    if (question) store.update(question, { status: 'failed', error: info })
  }

  function requestStop() {
    transport.stop(chatId).catch((thrown) => {
      stopWanted = false
      const answer = answerOf(runningKey)
      const info = infoOf(thrown)
      if (answer) store.update(answer, { error: { ...info, message: `Stopping failed. ${info.message}` } })
    })
  }

  function addQuestion(text: string, parentId?: MessageId | null): Question {
    const question = newQuestion({
      id: newId(),
      text,
      createdAt: new Date().toISOString(),
      ...(parentId !== undefined && { parentId }),
    })
    store.add(question)
    return question
  }

  function send(text: string) {
    if (running() || text.trim() === '') return
    const last = store.entries().at(-1)
    if (last?.role === 'user' && last.status === 'failed') store.remove(last.key)
    if (!store.view().hasNewer) return ask(addQuestion(text), {})
    // The question answers to the end of the chat, which is not what is being looked at.
    pages.openEnd().then(
      () => ask(addQuestion(text), {}),
      (thrown) => {
        const question = addQuestion(text)
        store.update(question, { status: 'failed', error: infoOf(thrown) })
      },
    )
  }

  /** Another answer to the question before an answer; what follows belongs to the other version. */
  function regenerate(answerKey: string, choice: AnswerChoice = {}) {
    const entries = store.entries()
    const at = entries.findIndex(({ key }) => key === answerKey)
    const answer = entries[at]
    const question = entries[at - 1]
    if (running() || answer?.role !== 'assistant' || question?.role !== 'user') return
    const siblings = store.view().versions[answer.id] ?? [answer.id]
    store.replaceAll(entries.slice(0, at), { hasNewer: false })
    const wish = { trigger: 'regenerate-message', messageId: answer.id, idempotencyKey: newId(), ...choice }
    ask(question, answer.id === '' ? {} : wish, siblings)
  }

  /** The running answer of a page becomes this session's, as far as it is among the messages. */
  function adopt({ running: told }: ChatPage) {
    const answer = told && store.entries().find(({ id }) => id === told.answerId)
    if (answer?.role !== 'assistant' || answer.message.ended || runningKey === answer.key) return
    runningKey = answer.key
    stopWanted = false
    const cursor = told?.cursor ? parseCursor(told.cursor) : undefined
    adopted = { key: answer.key, cursor }
  }

  function follow() {
    if (!adopted) return
    const { key, cursor } = adopted
    adopted = undefined
    const listener = listen(key, () => {})
    transport.rejoin(chatId, cursor, listener, new AbortController().signal).then(
      (isFollowed) => (isFollowed ? end(key, undefined) : reread(key)),
      (thrown) => fail(key, undefined, infoOf(thrown)),
    )
  }

  /** An answer has no stream any more: what it came to is stored by now. */
  async function reread(key: string) {
    if (runningKey === key) runningKey = undefined
    // Where it is said to run all the same, whoever writes it may say more in a moment.
    if (missedKey === key) await options.pause()
    missedKey = key
    const page = running() ? undefined : await pages.refresh()
    const answer = answerOf(key)
    // Where nothing could be read, what came is kept, as interrupted.
    if (!page) end(key, undefined)
    else if (answer && !running()) options.onEnded?.(answer)
  }

  /** The question that may not have arrived: sent again under its id it is one question all the same. */
  function recallUnsent() {
    const lost = unsent.recall()
    if (!lost) return
    if (store.entries().some(({ id }) => id === lost.id)) return unsent.forget()
    const question = newQuestion(lost)
    store.add(question)
    store.setView({ state: 'open' })
    store.update(question, { status: 'failed', error: notArrived() })
  }

  /** Goes on with what `show` showed. */
  function resume() {
    if (isResumed) return
    isResumed = true
    follow()
    recallUnsent()
  }

  async function open(around?: MessageId): Promise<void> {
    if (running()) return resume()
    isResumed = true
    await pages.open(around)
    recallUnsent()
  }

  return {
    chatId,
    store,
    pages,
    running,
    open,
    show(page) {
      if (!page) return store.setView({ state: 'missing' })
      pages.show(page)
      adopt(page)
    },
    resume,
    catchUp() {
      if (running()) {
        transport.wake()
        return Promise.resolve()
      }
      const { state } = store.view()
      const isBlank = store.list().length === 0 && state === 'open'
      if (isBlank || state === 'opening') return Promise.resolve()
      catchingUp ??= pages
        .refresh()
        .then(() => {})
        .finally(() => {
          catchingUp = undefined
        })
      return catchingUp
    },
    send,
    goOn: () => send(GO_ON),
    regenerate,
    retry() {
      const last = store.entries().at(-1)
      if (running() || !last) return
      if (last.role === 'assistant') regenerate(last.key)
      else ask(last, {})
    },
    edit(questionKey, text) {
      const entries = store.entries()
      const at = entries.findIndex(({ key }) => key === questionKey)
      const question = entries[at]
      if (running() || question?.role !== 'user' || text.trim() === '') return
      const parentId = pages.parentOf(questionKey)
      if (parentId === undefined) return
      const siblings = store.view().versions[question.id] ?? [question.id]
      store.replaceAll(entries.slice(0, at), { hasNewer: false })
      const edited = addQuestion(text, parentId)
      pages.noteVersions([...siblings, edited.id])
      ask(edited, {})
    },
    async selectVersion(id) {
      if (!running()) await pages.choose(id)
    },
    stop() {
      if (!running() || stopWanted) return
      stopWanted = true
      // Before the server named the answer it may not know the chat: then the first chunk brings the stop.
      if (answerOf(runningKey)?.id) requestStop()
    },
  }
}

function newQuestion({ id, text, createdAt, parentId }: UnsentQuestion): Question {
  const branch = parentId === undefined ? {} : { parentId }
  return { role: 'user', key: id, id, text, createdAt, status: 'sending', error: undefined, ...branch }
}

function notArrived(): ErrorInfo {
  const message = 'The page was left before this site’s server confirmed the question. Send it again: it counts once.'
  return { code: 'connection_lost', message, retryable: true, requestId: '' }
}
