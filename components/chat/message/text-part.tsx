/** A text of an answer, which the API may have sent in several parts. */
import { KeepSelection } from '@/components/chat/message-list/keep-selection'
import type { Mark } from '@/lib/markdown/tree/place-marks'
import { LazyMarkdown } from './lazy-parts'

interface TextPartProps {
  text: string
  /** The numbers of its sources. */
  marks: readonly Mark[]
  /** Whether text is still being added here. */
  isTail: boolean
}

/** Markdown that may still grow. */
export function TextPart({ text, marks, isTail }: TextPartProps) {
  return (
    <KeepSelection>
      <LazyMarkdown text={text} streaming={isTail} marks={marks} />
    </KeepSelection>
  )
}
