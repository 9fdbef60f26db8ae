/** How much room something takes about, before it is stored. */
import type { TreeMessage } from '@/lib/server/database/store-chat'

// A row, its places in the indexes and its search terms.
const MESSAGE_BYTES = 500
const SEARCHED_TWICE = 2

/** Any JSON value. */
export function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value))
}

/** The messages of a chat that is stored at once, with what searching them takes. */
export function bytesOfMessages(messages: readonly TreeMessage[]): number {
  return messages.reduce((sum, { parts }) => sum + MESSAGE_BYTES + SEARCHED_TWICE * bytesOf(parts), 0)
}
