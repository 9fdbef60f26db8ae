/** What each text behind a continuation begins within: the code or the formula in which the text before it ended. */
import { useRef } from 'react'
import { continued, leftOpen } from '@/lib/markdown/parse/left-open'
import type { GrowingMessage, GrowingPart } from '@/lib/stream/accumulate'
import { continuationOf } from '@/lib/stream/continuation'
import { isCitation } from './answer-pieces'

/** By the place of the part; a text before a continuation no longer grows, so that each is looked at once. */
export function useContinuationOpeners(message: GrowingMessage): ReadonlyMap<number, string> {
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
  let isBehindContinuation = false
  // Whether a text would go on from the one before it, with nothing but citations between them.
  let isJoined = false
  for (const [at, part] of parts.entries()) {
    if (isCitation(part)) continue
    if (continuationOf(part)) isBehindContinuation = true
    if (part.type === 'tool') before = undefined
    if (part.type !== 'text') {
      isJoined = false
      continue
    }
    const opener = isBehindContinuation && before !== undefined ? leftOpen(before) : ''
    if (opener !== '') openers.set(at, opener)
    const text = continued(opener, part.pieces.join(''))
    before = isJoined && before !== undefined ? before + text : text
    isBehindContinuation = false
    isJoined = true
  }
  return openers
}
