/** Text with invisible marks made visible. Copies get the plain text. */
import type { ReactNode } from 'react'
import { hiddenMarks, mayHide } from '@/lib/shared/text/hidden-marks'

/** The text; if it holds marks, each of the first ones in an element that shows its name and contains its effect. */
export function markedText(text: string, most?: number): ReactNode {
  if (!mayHide(text)) return text
  return hiddenMarks(text, most).map(({ text: piece, mark }, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a piece has no identity but its place in the text
    <span key={at} className={mark && 'hidden-mark'} data-mark={mark}>
      {piece}
    </span>
  ))
}
