/** The open code or formula in which each text after a continuation begins. */
import { continued, leftOpen } from '@/lib/markdown/parse/left-open'
import { continuationOf } from '@/lib/stream/continuation'
import type { GrowingPart } from '@/lib/stream/growing-message'
import { isCitation } from './answer-groups'

/** Openers by the text's place among the parts. A text before a continuation no longer grows, so one look is enough. */
export function continuationOpeners(parts: readonly GrowingPart[]): ReadonlyMap<number, string> {
  const openers = new Map<number, string>()
  if (!parts.some(continuationOf)) return openers
  let before: string | undefined
  let isAfterContinuation = false
  // Whether a text would continue the one before it, with nothing but citations between them.
  let isJoined = false
  for (const [at, part] of parts.entries()) {
    if (isCitation(part)) continue
    if (continuationOf(part)) isAfterContinuation = true
    if (part.type === 'tool') before = undefined
    if (part.type !== 'text') {
      isJoined = false
      continue
    }
    const opener = isAfterContinuation && before !== undefined ? leftOpen(before) : ''
    if (opener !== '') openers.set(at, opener)
    const text = continued(opener, part.pieces.join(''))
    before = isJoined && before !== undefined ? before + text : text
    isAfterContinuation = false
    isJoined = true
  }
  return openers
}
