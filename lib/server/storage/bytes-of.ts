/** How much room something takes at most, about, before it is stored and can be counted. */
import type { TreeMessage } from '@/lib/server/database/store-chat'

// A row and its places in the indexes.
const MESSAGE_BYTES = 600
// Search terms take many times what a text does in which no three letters come twice; there are so many that can.
const TERMS_FACTOR = 15
const TERMS_OF_BYTES = 18_000

/** Any JSON value. */
export function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value))
}

/** The messages of a chat that is stored at once, with what searching them takes. */
export function bytesOfMessages(messages: readonly TreeMessage[]): number {
  return messages.reduce((sum, { parts }) => {
    const bytes = bytesOf(parts)
    return sum + MESSAGE_BYTES + bytes + TERMS_FACTOR * Math.min(bytes, TERMS_OF_BYTES)
  }, 0)
}
