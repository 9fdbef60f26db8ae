/** Cuts plain text into pieces, so that growing text is not laid out again from its start. */

/** A piece, and where it begins in the whole text: its identity. */
export interface PlainPiece {
  readonly start: number
  readonly text: string
}

const PIECE = 8 * 1024
/** How far a piece may be extended to end at a line, or at least at a word. */
const REACH = 2 * 1024

function pieceEnd(text: string, from: number): number {
  // Limited, as a text without either would be searched to its end for each piece.
  const reach = text.slice(from, from + REACH)
  const line = reach.indexOf('\n')
  if (line >= 0) return from + line + 1
  const space = reach.indexOf(' ')
  if (space >= 0) return from + space + 1
  // A surrogate pair must not be split.
  return /[\uD800-\uDBFF]/.test(text.charAt(from - 1)) ? from + 1 : from
}

/** The pieces of the text; `offset` is where it starts, so that a text cut off at its start keeps its later pieces. */
export function plainPieces(text: string, offset = 0): readonly PlainPiece[] {
  const pieces: PlainPiece[] = []
  for (let at = 0; at < text.length; ) {
    const border = PIECE * (Math.floor((offset + at) / PIECE) + 1) - offset
    const end = border + REACH >= text.length ? text.length : pieceEnd(text, border)
    pieces.push({ start: offset + at, text: text.slice(at, end) })
    at = end
  }
  return pieces
}

/** Hidden marks that are made visible in one piece. */
export const MAX_MARKS = 100

/** Rough number of characters in a line: it affects only the height of what was never in view. */
const LINE = 80

/** The height of a piece until it has been in view, in CSS. */
export function heightOf(text: string): string {
  let lines = 0
  for (let from = 0; from < text.length; ) {
    const end = text.indexOf('\n', from)
    const to = end < 0 ? text.length : end
    lines += Math.max(1, Math.ceil((to - from) / LINE))
    from = to + 1
  }
  return `auto ${lines}lh`
}
