/** Estimates an upper bound of the storage something needs, before it is stored and measured. */
import type { TreeMessage } from '@/lib/server/database/store-chat'

// The overhead of a row and its index entries.
const MESSAGE_BYTES = 600
// Search terms take many times the size of a text without repeated trigrams; their number is limited.
const TERMS_FACTOR = 15
const TERMS_OF_BYTES = 18_000

/** Any JSON value. */
export function bytesOf(value: unknown): number {
  return Buffer.byteLength(JSON.stringify(value))
}

/** The messages of a whole chat, with their search terms. */
export function bytesOfMessages(messages: readonly TreeMessage[]): number {
  return messages.reduce((sum, { parts }) => {
    const bytes = bytesOf(parts)
    return sum + MESSAGE_BYTES + bytes + TERMS_FACTOR * Math.min(bytes, TERMS_OF_BYTES)
  }, 0)
}
