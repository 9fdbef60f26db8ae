/**
 * A person with a browser who asks one question and follows it to the end: reloads, loses the connection, presses
 * Retry, Stop and Continue. It does what the page does (lib/client/session/chat-session.ts), and returns what the page
 * shows last.
 */
import { clock, sleep } from '@/bench/processes/clock'
import { countQuestion, type UpstreamFault } from '@/bench/processes/upstream'
import { errorOf, infoOf } from '@/lib/client/api/client-error'
import type { FollowListener } from '@/lib/client/transport/transport'
import type { ChatPage } from '@/lib/shared/api/chat-page'
import type { LoggedChunk } from '@/lib/shared/chunk'
import { newId, parseCursor } from '@/lib/shared/ids'
import { type AnswerStatus, type Message, textOf } from '@/lib/shared/message'
import { accumulate } from '@/lib/stream/accumulate'
import { newGrowingMessage, toMessage } from '@/lib/stream/growing-message'
import type { Browser } from './browser'

/** What a person does, `afterMs` after the question. */
export interface Act {
  kind: 'cut' | 'freeze' | 'reload' | 'stop'
  afterMs: number
}

/** One question, and what happens to its answer. */
export interface Plan {
  /** Also the chat's id. */
  name: string
  words: number
  perSecond: number
  upstream: UpstreamFault | undefined
  acts: readonly Act[]
  /** Whether the person presses Continue when the answer is not complete. */
  pressesContinue: boolean
}

/** The answer as the page shows it in the end. */
export interface SeenAnswer {
  text: string
  /** Undefined when there is no answer, or none that ended. */
  status: AnswerStatus | undefined
  /** The code of an error that the page does not retry, for the question or for Continue. */
  refusal: string | undefined
  /** How often Continue was sent. */
  continues: number
  /** When the server confirmed the stop. */
  stoppedAt: number | undefined
}

const FREEZE_MS = 1_500
const LIMIT_MS = 150_000
const RETRY_MS = 500
const MAX_RETRY_MS = 5_000
const MAX_CONTINUES = 6

/** Asks, and resolves when the person is done. `onText` is called with the length of the text on the page. */
export async function readAnswer(
  browser: Browser,
  plan: Plan,
  onText: (length: number) => void = () => {},
): Promise<SeenAnswer> {
  const { name: chatId, words, perSecond, upstream } = plan
  const question = {
    id: chatId,
    message: {
      id: `question-${chatId}`,
      role: 'user' as const,
      parts: [{ type: 'text', text: countQuestion(words, chatId, perSecond, upstream) }],
    },
  }
  const giveUpAt = clock() + LIMIT_MS
  const page = newPage(onText)
  let visit = new AbortController()
  let stoppedAt: number | undefined
  let continues = 0
  let nextRequest: (signal: AbortSignal) => Promise<unknown> = ask

  function ask(signal: AbortSignal): Promise<unknown> {
    return browser.transport.ask(chatId, question, page.listener, signal)
  }

  function continueAnswer(messageId: string) {
    const body = { id: chatId, trigger: 'continue-message' as const, messageId, idempotencyKey: newId() }
    continues += 1
    return (signal: AbortSignal) => browser.transport.ask(chatId, body, page.listener, signal)
  }

  async function open(signal: AbortSignal): Promise<unknown> {
    const response = await browser.fetch(`/api/chats/${chatId}`, { signal })
    // The question never arrived, which the page knows: it sends it again under the same id.
    if (response.status === 404) return ask(signal)
    if (!response.ok) throw await errorOf(response)
    const { running, messages } = (await response.json()) as ChatPage
    const last = messages.at(-1)
    page.clear()
    if (running) {
      page.take(running.chunks.map((chunk) => ({ sequence: 0, chunk })))
      const cursor = running.cursor === null ? undefined : parseCursor(running.cursor)
      return browser.transport.rejoin(chatId, cursor, page.listener, signal)
    }
    if (last?.role !== 'assistant') return ask(signal)
    page.show(last)
  }

  async function stop() {
    while (stoppedAt === undefined && clock() < giveUpAt) {
      await browser.transport.stop(chatId).then(
        () => {
          stoppedAt = clock()
        },
        () => sleep(RETRY_MS),
      )
    }
  }

  const acts: Record<Act['kind'], () => unknown> = {
    cut: () => browser.line.cut(),
    freeze() {
      browser.line.freeze()
      setTimeout(() => browser.line.mend(), FREEZE_MS)
    },
    reload: () => visit.abort(),
    stop,
  }
  const timers = plan.acts.map(({ kind, afterMs }) => setTimeout(acts[kind], afterMs))
  const result = (refusal?: string): SeenAnswer => {
    for (const timer of timers) clearTimeout(timer)
    browser.line.mend()
    return { ...page.shown(), refusal, continues, stoppedAt }
  }

  for (;;) {
    const error = await nextRequest(visit.signal).then(() => undefined, infoOf)
    if (clock() > giveUpAt) return result('no end')
    if (visit.signal.aborted) {
      visit = new AbortController()
      page.clear()
      nextRequest = open
      continue
    }
    if (!error && !page.hasEnded()) {
      // The connection brought no end: the answer is stored by now, or still running.
      nextRequest = open
      await sleep(RETRY_MS)
      continue
    }
    if (error) {
      if (!error.retryable) return result(error.code)
      if (page.hasBegun() && !page.hasEnded()) nextRequest = open
      await sleep(Math.min((error.retryAfter ?? 0) * 1_000 || RETRY_MS, MAX_RETRY_MS))
      continue
    }
    const { id, status } = page.shown()
    const isUnfinished =
      status === 'interrupted' || status === 'error' || (status === 'stopped' && plan.pressesContinue)
    const isNextSegment = page.segmentEnded() || (plan.pressesContinue && isUnfinished && continues === 0)
    if (!isNextSegment || continues >= MAX_CONTINUES) return result()
    page.forgetSegment()
    nextRequest = continueAnswer(id)
  }
}

/** The answer as the page holds it. */
function newPage(onText: (length: number) => void) {
  let message = newGrowingMessage('')
  let stored: Message | undefined
  let isSegmentEnded = false

  const shown = () => stored ?? toMessage(message)
  function take(chunks: readonly LoggedChunk[]) {
    for (const { chunk } of chunks) {
      // A new log repeats the whole answer.
      if (chunk.type === 'start') {
        message = newGrowingMessage('')
        stored = undefined
      }
      if (chunk.type === 'data-segment-end') isSegmentEnded = true
      accumulate(message, chunk)
    }
    onText(textOf(shown()).length)
  }
  const listener: FollowListener = {
    onChunks: (_answerId, chunks) => take(chunks),
    onConnection: () => {},
  }
  return {
    listener,
    take,
    clear() {
      message = newGrowingMessage('')
      stored = undefined
      isSegmentEnded = false
    },
    show(last: Message) {
      stored = last
    },
    forgetSegment() {
      isSegmentEnded = false
    },
    hasBegun: () => stored !== undefined || message.id !== '',
    hasEnded: () => stored !== undefined || message.ended,
    segmentEnded: () => isSegmentEnded,
    shown: () => ({ id: shown().id, text: textOf(shown()), status: shown().metadata?.status }),
  }
}
