/** What each text behind a seam begins within: the code or the formula in which the text before it ended. */
import { useRef } from 'react'
import { continued, leftOpen } from '@/lib/markdown/parse/left-open'
import type { GrowingMessage, GrowingPart } from '@/lib/stream/accumulate'
import { seamOf } from '@/lib/stream/continuation'
import { isCitation } from './answer-pieces'

/** By the place of the part; a text before a seam no longer grows, so that each is looked at once. */
export function useSeamOpeners(message: GrowingMessage): ReadonlyMap<number, string> {
  const known = useRef<{ message: GrowingMessage; count: number; openers: ReadonlyMap<number, string> }>(undefined)
  const { parts } = message
  if (known.current?.message !== message || known.current.count !== parts.length) {
    known.current = { message, count: parts.length, openers: openersOf(parts) }
  }
  return known.current.openers
}

function openersOf(parts: readonly GrowingPart[]): ReadonlyMap<number, string> {
  const openers = new Map<number, string>()
  let before: string | undefined
  let isBehindSeam = false
  // Whether a text would go on from the one before it, with nothing but citations between them.
  let isJoined = false
  for (const [at, part] of parts.entries()) {
    if (isCitation(part)) continue
    if (seamOf(part)) isBehindSeam = true
    if (part.type === 'tool') before = undefined
    if (part.type !== 'text') {
      isJoined = false
      continue
    }
    const opener = isBehindSeam && before !== undefined ? leftOpen(before) : ''
    if (opener !== '') openers.set(at, opener)
    const text = continued(opener, part.pieces.join(''))
    before = isJoined && before !== undefined ? before + text : text
    isBehindSeam = false
    isJoined = true
  }
  return openers
}
