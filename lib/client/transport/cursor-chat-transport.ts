/**
 * A transport for the AI SDK's `useChat` that resumes exactly: it continues after the last cursor inside one stream, as
 * often as the connection breaks, so that the SDK never sees a break. docs/protocol.md says how to use it.
 */
import type { ChatTransport, UIMessageChunk } from 'ai'
import { infoOf } from '@/lib/client/api/client-error'
import type { Chunk } from '@/lib/shared/chunk'
import { type ChatId, type MessageId, newId } from '@/lib/shared/ids'
import type { Message } from '@/lib/shared/message'
import { createPassOnce } from '@/lib/stream/pass-once'
import { type ChatBody, createTransport, type FollowListener, PAGE_WAITS, type TransportOptions } from './transport'
import { waitOrOnline } from './wait-or-online'

/** Settings. A browser on the app's own origin needs none. */
export type CursorChatTransportOptions = Partial<Omit<TransportOptions, 'chaos'>>

/** The SDK's transport, with a stop that the SDK lacks. */
export interface CursorChatTransport extends ChatTransport<Message> {
  /** Stops the answer itself. The SDK's own `stop()` only closes the connection, and the answer continues. */
  stopAnswer(chatId: ChatId): Promise<void>
}

// An answer with more segments than this does not end by itself.
const MAX_SEGMENTS = 20

type Follow = (listener: FollowListener, signal: AbortSignal) => Promise<unknown>

/** Makes a transport for `useChat({ id, messages, transport, resume: true })`. */
export function createCursorChatTransport(options: CursorChatTransportOptions = {}): CursorChatTransport {
  const transport = createTransport({
    fetch: (input, init) => fetch(input, init),
    ...PAGE_WAITS,
    wait: waitOrOnline,
    ...options,
  })

  function nextSegmentOf(chatId: ChatId) {
    return (messageId: MessageId): Follow => {
      const body: ChatBody = { id: chatId, trigger: 'continue-message', messageId, idempotencyKey: newId() }
      return (listener, signal) => transport.ask(chatId, body, listener, signal)
    }
  }

  return {
    // A rejoined answer comes from its start: the SDK then drops what it has of it.
    resumeStreamIsReplay: true,
    async sendMessages({ chatId, messages, trigger, messageId, abortSignal, body }) {
      const fields = trigger === 'regenerate-message' ? { messageId, idempotencyKey: newId() } : {}
      // The server has the chat: only the question is new.
      const asked = { ...body, id: chatId, message: messages.at(-1), trigger, ...fields }
      const ask: Follow = (listener, signal) => transport.ask(chatId, asked, listener, signal)
      const { stream, begun } = readSegments(ask, nextSegmentOf(chatId), abortSignal)
      await begun
      return stream
    },
    async reconnectToStream({ chatId, abortSignal }) {
      const rejoin: Follow = (listener, signal) => transport.rejoin(chatId, undefined, listener, signal)
      const { stream, begun } = readSegments(rejoin, nextSegmentOf(chatId), abortSignal)
      const hasBegun = await begun.catch((thrown) => {
        // A chat without a question has nothing to resume.
        if (infoOf(thrown).code === 'not_found') return false
        throw thrown
      })
      return hasBegun ? stream : null
    },
    stopAnswer: transport.stop,
  }
}

/**
 * Reads an answer and, where it ends at a server's or a host's limit, its next segments, as one stream. `begun` resolves to
 * whether there is anything, and rejects when the request was refused.
 */
function readSegments(
  first: Follow,
  nextSegment: (answerId: MessageId) => Follow,
  abortSignal: AbortSignal | undefined,
) {
  const line = new AbortController()
  const leave = () => line.abort()
  if (abortSignal?.aborted) leave()
  abortSignal?.addEventListener('abort', leave, { once: true })
  let setBegun = (_hasBegun: boolean) => {}
  let setRefused = (_reason: unknown) => {}
  const begun = new Promise<boolean>((resolve, reject) => {
    setBegun = resolve
    setRefused = reject
  })

  async function run(controller: ReadableStreamDefaultController<UIMessageChunk>) {
    const pass = createPassOnce()
    let answerId: MessageId = ''
    let isSegmentEnded = false
    let end: Chunk | undefined
    const listener: FollowListener = {
      onChunks(_logId, chunks) {
        const shown = chunks.flatMap(({ chunk }) => {
          if (chunk.type === 'start') answerId = chunk.messageId ?? answerId
          if (chunk.type === 'data-segment-end') isSegmentEnded = true
          if (chunk.type !== 'finish') return [chunk]
          // Held back: the end of a segment is not the end of the answer.
          end = chunk
          return []
        })
        for (const chunk of pass(shown)) controller.enqueue(chunk)
        setBegun(true)
      },
      onConnection: () => {},
    }
    let follow = first
    for (let segments = 1; ; segments += 1) {
      isSegmentEnded = false
      // Without a next segment the answer ends as the one before did.
      await follow(listener, line.signal).catch((thrown) => {
        if (segments === 1) throw thrown
      })
      if (!isSegmentEnded || line.signal.aborted || segments === MAX_SEGMENTS) break
      follow = nextSegment(answerId)
    }
    if (end) controller.enqueue(end)
    setBegun(false)
    controller.close()
  }

  const stream = new ReadableStream<UIMessageChunk>({
    start(controller) {
      run(controller)
        .catch((thrown) => {
          setRefused(thrown)
          controller.error(thrown)
        })
        .finally(() => abortSignal?.removeEventListener('abort', leave))
    },
    cancel: leave,
  })
  return { stream, begun }
}
