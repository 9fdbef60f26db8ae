/** Where a continued answer goes on: what stands before and after its continuations. */
import type { Continuation } from '@/lib/shared/message'
import type { GrowingMessage, GrowingPart } from './accumulate'

/** The continuation that a part is. */
export function continuationOf(part: GrowingPart | undefined): Continuation | undefined {
  return part?.type === 'whole' && part.part.type === 'data-continuation' ? part.part.data : undefined
}

/** How often an answer was taken up again. */
export function continuationsIn({ parts }: GrowingMessage): number {
  return parts.filter(continuationOf).length
}

/** Whether anything of what is written now has come: of a continued answer, anything behind its last continuation. */
export function hasBegun({ parts }: GrowingMessage): boolean {
  for (let at = parts.length - 1; at >= 0; at -= 1) {
    if (parts[at]?.type !== 'whole') return true
    if (continuationOf(parts[at])) return false
  }
  return false
}

/** Whether an answer that is told again can stand in for the one that is shown, without anything going away. */
export function reachesAsFar(again: GrowingMessage, shown: GrowingMessage): boolean {
  // What a crash has cost is gone: the next continuation says that the answer goes on from what is stored.
  return again.ended || continuationsIn(again) > continuationsIn(shown) || textLengthOf(again) >= textLengthOf(shown)
}

/** Characters of text and thinking: what all ways to tell a message have in common, tools' inputs being told shorter. */
export function textLengthOf({ parts }: GrowingMessage): number {
  let length = 0
  for (const part of parts) {
    if (part.type === 'text' || part.type === 'reasoning') for (const piece of part.pieces) length += piece.length
  }
  return length
}
