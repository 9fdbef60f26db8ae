/** Whether emphasis marks can open and close, as the parser decides, including beside CJK punctuation. */

import {
  classifyCharacter,
  classifyPrecedingCharacter,
  isCjk,
  isCjkOrIvs,
  isNonCjkPunctuation,
  isSpaceOrPunctuation,
  isUnicodeWhitespace,
} from 'micromark-extension-cjk-friendly-util'

/** What a run of marks can do. */
export interface Flanking {
  readonly opens: boolean
  readonly closes: boolean
}

/** The code point before an offset. */
function codeBefore(text: string, at: number): number | null {
  const isPair = /[\uD800-\uDBFF][\uDC00-\uDFFF]/.test(text.slice(Math.max(0, at - 2), at))
  return text.codePointAt(at - (isPair ? 2 : 1)) ?? null
}

/** Examines both sides of the run of marks between two offsets. */
export function flanking(text: string, from: number, to: number): Flanking {
  const mark = text.charAt(from)
  const previous = codeBefore(text, from)
  const width = previous !== null && previous > 0xffff ? 2 : 1
  const before = classifyPrecedingCharacter(classifyCharacter(previous), () => codeBefore(text, from - width), previous)
  const after = classifyCharacter(text.codePointAt(to) ?? null)
  const isMarked = (char: string, marks: string) => char !== '' && marks.includes(char)
  const core = mark === '~' ? '' : '*_'
  const spaceBefore =
    isNonCjkPunctuation(before) || isUnicodeWhitespace(before) || isMarked(text.charAt(from - 1), core)
  const spaceAfter = isNonCjkPunctuation(after) || isUnicodeWhitespace(after) || isMarked(text.charAt(to), core)
  const struck = mark === '~' ? '' : '~'
  const left =
    !spaceAfter ||
    (isNonCjkPunctuation(after) && (spaceBefore || isCjkOrIvs(before))) ||
    isMarked(text.charAt(to), struck)
  const right =
    !spaceBefore ||
    (isNonCjkPunctuation(before) && (spaceAfter || isCjk(after))) ||
    isMarked(text.charAt(from - 1), struck)
  if (mark !== '_') return { opens: left, closes: right }
  return {
    opens: left && (isSpaceOrPunctuation(before) || !right),
    closes: right && (isSpaceOrPunctuation(after) || !left),
  }
}
