/** Plain text of any length: a long one in pieces, of which the browser lays out only those near the viewport. */
import { memo, type ReactNode } from 'react'
import { heightOf, MAX_MARKS, plainPieces } from '@/lib/markdown/document/plain-pieces'
import { cutLongWords } from '@/lib/markdown/tree/long-words'
import { markedText } from './marked-text'

/** Shorter texts are not split. */
const MAX_WHOLE = 8 * 1024
const Piece = memo(function Piece({ text, marked }: { text: string; marked: boolean }) {
  return (
    <span className="text-piece" style={{ containIntrinsicBlockSize: heightOf(text) }}>
      {wordsOf(text, marked)}
    </span>
  )
})

/** Each text is alone in its element where there are several. */
function wordsOf(text: string, marked: boolean): ReactNode {
  const shown = (words: string) => (marked ? markedText(words, MAX_MARKS) : words)
  const pieces = cutLongWords(text)
  return pieces
    ? pieces.map((piece, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a piece has no identity but its place in the text
        <span key={at} className={piece.isWord ? 'long-word' : undefined}>
          {shown(piece.text)}
        </span>
      ))
    : shown(text)
}

interface TextPiecesProps {
  readonly text: string
  /** Where the text begins in a longer one. */
  readonly offset?: number
  /** Invisible marks are made visible. */
  readonly marked?: boolean
}

/** The text in pieces, each in an element of its own; its container must preserve line breaks. */
export function TextPieces({ text, offset = 0, marked = false }: TextPiecesProps) {
  return plainPieces(text, offset).map((piece) => <Piece key={piece.start} text={piece.text} marked={marked} />)
}

/** The text; in pieces if it is long. */
export function LongText({ text, marked = false }: Omit<TextPiecesProps, 'offset'>) {
  if (text.length > MAX_WHOLE) return <TextPieces text={text} marked={marked} />
  return wordsOf(text, marked)
}
