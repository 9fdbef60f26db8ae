/** Text in which marks that nobody sees are shown. What is copied is the text. */
import type { ReactNode } from 'react'
import { hiddenMarks, mayHide } from '@/lib/shared/text/hidden-marks'

/** The text where it holds no marks; else each of the first marks in an element that shows its name and keeps its effect in. */
export function markedText(text: string, most?: number): ReactNode {
  if (!mayHide(text)) return text
  return hiddenMarks(text, most).map(({ text: piece, mark }, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a piece has no identity but its place in the text
    <span key={at} className={mark && 'hidden-mark'} data-mark={mark}>
      {piece}
    </span>
  ))
}
