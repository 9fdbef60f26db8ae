/** Where an answer was continued, and what stands before and after. */
import type { Continuation } from '@/lib/shared/message'
import type { GrowingMessage, GrowingPart } from './growing-message'

/** The continuation in a part; undefined for any other part. */
export function continuationOf(part: GrowingPart | undefined): Continuation | undefined {
  return part?.type === 'whole' && part.part.type === 'data-continuation' ? part.part.data : undefined
}

/** How often an answer was continued. */
export function continuationsIn({ parts }: GrowingMessage): number {
  return parts.filter(continuationOf).length
}

/** Whether the current segment has any content: of a continued answer, anything after its last continuation. */
export function hasBegun({ parts }: GrowingMessage): boolean {
  for (let at = parts.length - 1; at >= 0; at -= 1) {
    if (parts[at]?.type !== 'whole') return true
    if (continuationOf(parts[at])) return false
  }
  return false
}

/** Whether an answer that is rebuilt can replace the one that is shown, without anything disappearing. */
export function reachesAsFar(rebuilt: GrowingMessage, shown: GrowingMessage): boolean {
  // Text that a crash has lost does not come back: after the next continuation, what was stored counts.
  return (
    rebuilt.ended || continuationsIn(rebuilt) > continuationsIn(shown) || textLengthOf(rebuilt) >= textLengthOf(shown)
  )
}

/** Characters of text and thinking. They are the same in every log of a message; tools' inputs may be shorter. */
export function textLengthOf({ parts }: GrowingMessage): number {
  let length = 0
  for (const part of parts) {
    if (part.type === 'text' || part.type === 'reasoning') for (const piece of part.pieces) length += piece.length
  }
  return length
}
