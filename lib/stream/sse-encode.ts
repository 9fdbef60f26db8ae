/** Chunks with their cursors -> Server-Sent Events text. */
import { type AnswerId, formatCursor } from '@/lib/shared/ids'

/** A comment that keeps idle connections and proxies awake; clients ignore it. */
export const HEARTBEAT = ': heartbeat\n\n'

/** The first line of every stream, before anything of its log. */
export const BEGINNING = ': connected\n\n'

/** The last event of every stream, as the AI SDK's clients expect it. */
export const DONE = 'data: [DONE]\n\n'

/** One event. `json` must be a single line, which JSON.stringify guarantees. */
export function encodeEvent(answerId: AnswerId, sequence: number, json: string): string {
  return `id: ${formatCursor({ answerId, sequence })}\ndata: ${json}\n\n`
}
