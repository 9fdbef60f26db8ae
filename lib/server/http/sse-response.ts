/** A reader of an answer's log as a streamed Response, for first connections and rejoins alike. */
import { type ReadPosition, readBatches } from '@/lib/server/generation/read-answer'
import type { Services } from '@/lib/server/services'
import { type EventStreamOptions, eventStream, type StreamServices } from './event-stream'

/** What the AI SDK's clients look for. */
const HEADERS = { 'x-vercel-ai-ui-message-stream': 'v1' }

/**
 * Streams everything after `after`. Cancelling the response ends the reader, never the answer. A response that ends
 * without `[DONE]`, as when this server stops, makes its reader reconnect.
 */
export function sseResponse(
  services: Pick<Services, 'streamLog'> & StreamServices,
  reading: ReadPosition,
  options: Omit<EventStreamOptions, 'headers'> = {},
): Response {
  const { streamLog } = services
  const { logId: id, after, replayed } = reading
  const source = {
    id,
    after,
    read: (signal: AbortSignal) => readBatches(streamLog, reading, signal),
    hasEnded: async () => replayed !== undefined || (await streamLog.state(id)) !== 'running',
  }
  return eventStream(services, source, { ...options, headers: HEADERS })
}
