'use client'
/** A text of an answer, which the API may have sent in several parts. */
import { useRef } from 'react'
import { KeepSelection } from '@/components/chat/message-list/keep-selection'
import { addMark, markedEnd } from '@/lib/markdown/document/text-groups'
import { continued } from '@/lib/markdown/parse/left-open'
import type { Mark } from '@/lib/markdown/tree/place-marks'
import type { GrowingPart, GrowingText } from '@/lib/stream/accumulate'
import { LazyMarkdown } from './lazy-markdown'

/** The whole text so far, joined from what came since the last drawing only. */
export function useGrowingText(part: GrowingText): string {
  const joined = useRef({ part, count: 0, text: '' })
  if (joined.current.part !== part) joined.current = { part, count: 0, text: '' }
  const { current } = joined
  if (current.count < part.pieces.length) {
    current.text += part.pieces.slice(current.count).join('')
    current.count = part.pieces.length
  }
  return current.text
}

/** Parts of one text as far as they have been joined. */
class GrowingJoin {
  text = ''
  marks: readonly Mark[] = []
  /** The part that is read, how much of it was, and whether what it goes back to was marked. */
  #at = 0
  #pieces = 0
  #marked = 0
  /** Where a mark behind the text so far stands, and the marks that were found since the last drawing. */
  #end = 0
  #found: Mark[] | undefined

  constructor(readonly first: GrowingPart | undefined) {}

  /** Reads what has come since the last time. */
  read(parts: readonly GrowingPart[], numbers: ReadonlyMap<GrowingPart, number>): void {
    const lastText = parts.findLastIndex(({ type }) => type === 'text')
    for (; this.#at < parts.length; this.#at += 1) {
      const part = parts[this.#at]
      if (part?.type === 'text') {
        this.#mark(parts, this.#at, numbers)
        if (this.#pieces < part.pieces.length) this.#add(part.pieces.slice(this.#pieces).join(''))
        this.#pieces = part.pieces.length
        // More may come.
        if (this.#at >= lastText) break
        this.#pieces = 0
      }
    }
    const current = parts[this.#at]
    // The last of a text's citations comes before the text's end.
    if (current?.type === 'text' && current.state === 'done') this.#mark(parts, parts.length, numbers)
    if (this.#found) this.marks = this.#found
    this.#found = undefined
  }

  #add(text: string): void {
    this.#end = markedEnd(this.#end, this.text.length, text)
    this.text += text
  }

  /** Marks the text read so far by the citations before a place. */
  #mark(parts: readonly GrowingPart[], end: number, numbers: ReadonlyMap<GrowingPart, number>): void {
    const found = parts.slice(this.#marked, end).flatMap((part) => numbers.get(part) ?? [])
    this.#marked = Math.max(this.#marked, end)
    if (found.length === 0) return
    this.#found ??= [...this.marks]
    for (const number of found) addMark(this.#found, this.#end, number)
  }
}

interface TextPartProps {
  /** Texts, each with its citations behind it. */
  parts: readonly GrowingPart[]
  /** The numbers of the citations' sources. */
  numbers: ReadonlyMap<GrowingPart, number>
  /** Whether text is still being added here. */
  isTail: boolean
  /** Opens again, behind a continuation, the code or formula that was being written before it. */
  opener: string
}

/** Markdown that may still grow. */
export function TextPart({ parts, numbers, isTail, opener }: TextPartProps) {
  const join = useRef<GrowingJoin>(undefined)
  if (join.current?.first !== parts[0]) join.current = new GrowingJoin(parts[0])
  const joined = join.current ?? new GrowingJoin(parts[0])
  joined.read(parts, numbers)
  const text = continued(opener, joined.text)
  const by = text.length - joined.text.length
  const marks = by === 0 ? joined.marks : joined.marks.map((mark) => ({ ...mark, at: mark.at + by }))
  return (
    <KeepSelection>
      <LazyMarkdown text={text} streaming={isTail} marks={marks} />
    </KeepSelection>
  )
}
