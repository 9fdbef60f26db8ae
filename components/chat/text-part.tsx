'use client'
/** One text part of an answer. */
import { useRef } from 'react'
import type { GrowingText } from '@/lib/client/message-store'
import { continued } from '@/lib/markdown/left-open'
import { KeepSelection } from './keep-selection'
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

interface TextPartProps {
  part: GrowingText
  isTail: boolean
  /** Opens again, behind a seam, the code or formula that was being written before it. */
  opener: string
}

/** Markdown that may still grow. */
export function TextPart({ part, isTail, opener }: TextPartProps) {
  const text = useGrowingText(part)
  return (
    <KeepSelection>
      <LazyMarkdown text={continued(opener, text)} streaming={isTail && part.state === 'streaming'} />
    </KeepSelection>
  )
}
