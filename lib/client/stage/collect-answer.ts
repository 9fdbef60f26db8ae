/** Asks a question, and notes what arrives of the answer, and when. */
import { networkError } from '@/lib/client/api/client-error'
import type { ChatBody, Connection, FollowListener, Transport } from '@/lib/client/transport/transport'
import type { Chunk } from '@/lib/shared/chunk'
import { type ChatId, type MessageId, newId } from '@/lib/shared/ids'
import { createPassOnce } from '@/lib/stream/pass-once'
import type { Moment } from '@/lib/stream/timeline'

interface CollectOptions {
  transport: Pick<Transport, 'ask'>
  chatId: ChatId
  /** As it is sent. */
  question: string
  /** The model and the effort to ask with. */
  fields: Partial<ChatBody>
  /** Milliseconds since the question was sent. */
  elapsed(): number
  signal: AbortSignal
  onMoment(moment: Moment): void
  onConnection(connection: Connection): void
}

// A host that ends every segment at once must not be asked forever.
const MAX_SEGMENTS = 20

/**
 * Resolves when the answer has ended, its later segments included. Rejects when the question was refused, or the answer could
 * not be followed to its end.
 */
export async function collectAnswer(options: CollectOptions): Promise<void> {
  const { transport, chatId, question, fields, elapsed, signal, onMoment, onConnection } = options
  const pass = createPassOnce()
  let answerId: MessageId = ''
  let isSegmentEnded = false
  const listener: FollowListener = {
    onChunks(_logId, logged) {
      const at = elapsed()
      const ends: Chunk[] = []
      const chunks = logged.flatMap(({ chunk }) => {
        if (chunk.type === 'start') answerId = chunk.messageId ?? answerId
        if (chunk.type === 'data-segment-end') isSegmentEnded = true
        if (chunk.type !== 'finish') return [chunk]
        ends.push(chunk)
        return []
      })
      // The end of a segment is not the end of the answer.
      const fresh = [...pass(chunks), ...(isSegmentEnded ? [] : ends)]
      if (fresh.length > 0) onMoment({ at, chunks: fresh })
    },
    onConnection,
  }
  const message = { id: newId(), role: 'user' as const, parts: [{ type: 'text' as const, text: question }] }
  let body: ChatBody = { id: chatId, message, ...fields }
  for (let segments = 1; ; segments += 1) {
    isSegmentEnded = false
    // The stream is gone and nothing runs any more, so the end of the answer will never be seen.
    if (!(await transport.ask(chatId, body, listener, signal))) throw networkError()
    if (!isSegmentEnded || signal.aborted || segments === MAX_SEGMENTS) return
    body = { id: chatId, trigger: 'continue-message', messageId: answerId, idempotencyKey: newId() }
  }
}
