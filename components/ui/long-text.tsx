/** Plain text of any length: a long one in pieces, of which the browser lays out only those near the view. */
import { memo } from 'react'
import { plainPieces } from '@/lib/markdown/plain-pieces'

/** Shorter texts are one text. */
const MOST_WHOLE = 8 * 1024
/** Characters of a line, roughly: only the height of what was never in view depends on it. */
const LINE = 80

const Piece = memo(function Piece({ text }: { text: string }) {
  return (
    <span className="text-piece" style={{ containIntrinsicBlockSize: `auto ${linesOf(text)}lh` }}>
      {text}
    </span>
  )
})

function linesOf(text: string): number {
  let lines = 0
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from)
    const to = end < 0 ? text.length : end
    lines += Math.max(1, Math.ceil((to - from) / LINE))
    from = to + 1
  }
  return lines
}

interface TextPiecesProps {
  readonly text: string
  /** Where the text begins in a longer one. */
  readonly offset?: number
}

/** The text in pieces, each in an element of its own; for a place that keeps line breaks. */
export function TextPieces({ text, offset = 0 }: TextPiecesProps) {
  return plainPieces(text, offset).map((piece) => <Piece key={piece.start} text={piece.text} />)
}

/** The text as it is where it is of an ordinary length. */
export function LongText({ text }: { text: string }) {
  return text.length <= MOST_WHOLE ? text : <TextPieces text={text} />
}
