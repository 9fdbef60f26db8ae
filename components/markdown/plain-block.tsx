/** Plain text, where it cannot be rendered as Markdown. */

import { TextPieces } from '@/components/ui/long-text'
import { LostParts } from './continued'

interface PlainTextProps {
  readonly text: string
  /** Where the text begins in a longer one. */
  readonly offset?: number
}

/** Renders plain text. */
export function PlainText({ text, offset = 0, marked = false }: PlainTextProps & { marked?: boolean }) {
  return (
    <pre className="plain-block" dir="auto" lang="">
      <TextPieces text={text} offset={offset} marked={marked} />
    </pre>
  )
}

/** Renders plain text, and says so. */
export function PlainBlock(props: PlainTextProps) {
  return (
    <>
      <PlainText {...props} marked />
      <p className="plain-note">This part is shown as plain text.</p>
      <LostParts />
    </>
  )
}
