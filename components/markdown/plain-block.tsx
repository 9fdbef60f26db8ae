/** Text shown as it is, where it cannot be shown as Markdown. */

import { memo } from 'react'
import { plainPieces } from '@/lib/markdown/plain-pieces'
import { LostParts } from './continued'

const Piece = memo(function Piece({ text }: { text: string }) {
  return <span>{text}</span>
})

interface PlainTextProps {
  readonly text: string
  /** Where the text begins in a longer one. */
  readonly offset?: number
}

/** Draws text as it is. */
export function PlainText({ text, offset = 0 }: PlainTextProps) {
  return (
    <pre className="plain-block" dir="auto" lang="">
      {plainPieces(text, offset).map((piece) => (
        <Piece key={piece.start} text={piece.text} />
      ))}
    </pre>
  )
}

/** Draws text as it is, and says so. */
export function PlainBlock(props: PlainTextProps) {
  return (
    <>
      <PlainText {...props} />
      <p className="plain-note">This part is shown as plain text.</p>
      <LostParts />
    </>
  )
}
