/**
 * A person with a browser who asks one question and sees it through: reloads, loses the line, presses Retry, Stop and
 * Continue. It keeps to what the page does (lib/client/session/chat-session.ts), and says what stood on the page in the end.
 */
import { clock, sleep } from '@/bench/processes/clock'
import { countQuestion, type UpstreamFault } from '@/bench/processes/upstream'
import { errorOf, infoOf } from '@/lib/client/api/client-error'
import type { FollowListener } from '@/lib/client/transport/transport'
import type { ChatPage } from '@/lib/shared/api/chat-page'
import type { LoggedChunk } from '@/lib/shared/chunk'
import { newId, parseCursor } from '@/lib/shared/ids'
import { type AnswerStatus, type Message, textOf } from '@/lib/shared/message'
import { accumulate, newGrowingMessage, toMessage } from '@/lib/stream/accumulate'
import type { Browser } from './browser'

/** What a person does, so many milliseconds after the question. */
export interface Act {
  kind: 'cut' | 'freeze' | 'reload' | 'stop'
  afterMs: number
}

/** One question and what is to happen to it. */
export interface Plan {
  /** Also the chat's id. */
  name: string
  words: number
  perSecond: number
  upstream: UpstreamFault | undefined
  acts: readonly Act[]
  /** Whether Continue is pressed when the answer did not come whole. */
  goesOn: boolean
}

/** What stood on the page in the end. */
export interface Seen {
  text: string
  /** Undefined when there is no answer, or none that ended. */
  status: AnswerStatus | undefined
  /** The code of the error that was not tried again, of the question or of the wish to go on. */
  refusal: string | undefined
  /** Segments that were asked for. */
  continues: number
  /** Reading of the clock when the server confirmed the stop. */
  stoppedAt: number | undefined
}

const FREEZE_MS = 1_500
const LIMIT_MS = 150_000
const RETRY_MS = 500
const LONGEST_RETRY_MS = 5_000
const MAX_CONTINUES = 6

/** Asks, and resolves when nothing more comes and nothing more is pressed. `onText` is told how much is seen. */
export async function readAnswer(
  browser: Browser,
  plan: Plan,
  onText: (length: number) => void = () => {},
): Promise<Seen> {
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
  let wish: (signal: AbortSignal) => Promise<unknown> = ask

  function ask(signal: AbortSignal): Promise<unknown> {
    return browser.transport.ask(chatId, question, page.listener, signal)
  }

  function goOn(messageId: string) {
    const body = { id: chatId, trigger: 'continue-message' as const, messageId, idempotencyKey: newId() }
    continues += 1
    return (signal: AbortSignal) => browser.transport.ask(chatId, body, page.listener, signal)
  }

  async function open(signal: AbortSignal): Promise<unknown> {
    const response = await browser.fetch(`/api/chats/${chatId}`, { signal })
    // It never arrived, which the page knows: it is sent again under its id.
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
  const result = (refusal?: string): Seen => {
    for (const timer of timers) clearTimeout(timer)
    browser.line.mend()
    return { ...page.shown(), refusal, continues, stoppedAt }
  }

  for (;;) {
    const error = await wish(visit.signal).then(() => undefined, infoOf)
    if (clock() > giveUpAt) return result('no end')
    if (visit.signal.aborted) {
      visit = new AbortController()
      page.clear()
      wish = open
      continue
    }
    if (!error && !page.hasEnded()) {
      // The line told of no end: what there is now is stored, or goes on.
      wish = open
      await sleep(RETRY_MS)
      continue
    }
    if (error) {
      if (!error.retryable) return result(error.code)
      if (page.hasBegun() && !page.hasEnded()) wish = open
      await sleep(Math.min((error.retryAfter ?? 0) * 1_000 || RETRY_MS, LONGEST_RETRY_MS))
      continue
    }
    const { id, status } = page.shown()
    const isUnfinished = status === 'interrupted' || status === 'error' || (status === 'stopped' && plan.goesOn)
    const isNextSegment = page.segmentEnded() || (plan.goesOn && isUnfinished && continues === 0)
    if (!isNextSegment || continues >= MAX_CONTINUES) return result()
    page.forgetSegment()
    wish = goOn(id)
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
      // A log that begins tells the whole answer anew.
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
