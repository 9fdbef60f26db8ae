/** Finds invisible and direction-changing characters, so that code, names and addresses can show them. */
import { FLAGS } from './visible-text'

/** Characters shown as marks: invisible ones, those that change direction, and hidden line ends. */
const MARK = /(?![\t\n\r])[\p{Default_Ignorable_Code_Point}\p{Cc}\u2028\u2029\ufff9-\ufffb]/u

/** Scripts that need joiners; elsewhere a joiner makes two words look like one. */
const JOINING =
  'Arabic Syriac Mongolian Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Khmer Myanmar'
    .split(' ')
    .map((script) => `\\p{Script=${script}}`)
    .join('')
const PICTURE = '\\p{Extended_Pictographic}(?:\\p{Emoji_Modifier}|\\ufe0f)?'
/** Where a mark is part of what is seen: in flags, in and after emoji, between letters. */
const SEEN = [
  FLAGS.source,
  `${PICTURE}(?:\\u200d${PICTURE})+`,
  '\\p{Emoji}[\\ufe0e\\ufe0f]\\u20e3?',
  `(?<=[${JOINING}])[\\u200c\\u200d](?=[\\p{L}\\p{M}])`,
]
const MARKS = new RegExp(`(${SEEN.join('|')})|${MARK.source}`, 'gu')

/** A piece of a text: plain words, or one mark with its name. */
export interface TextPiece {
  readonly text: string
  /** `U+202E`; undefined for words. */
  readonly mark: string | undefined
}

/** Whether a text may contain marks. */
export const mayHide = (text: string) => MARK.test(text)

/**
 * The text in pieces, which join to the text. Beyond a limit marks are replaced by their names as words: a text with
 * more is made to be slow.
 */
export function hiddenMarks(text: string, max = MAX_MARKS): readonly TextPiece[] {
  if (!mayHide(text)) return [{ text, mark: undefined }]
  const pieces: TextPiece[] = []
  let from = 0
  let left = max
  const rest: string[] = []
  for (const { 0: mark, 1: seen, index } of text.matchAll(MARKS)) {
    if (seen !== undefined) continue
    const words = text.slice(from, index)
    from = index + mark.length
    if (left === 0) rest.push(words, `[${nameOf(mark)}]`)
    else {
      left -= 1
      if (words !== '') pieces.push({ text: words, mark: undefined })
      pieces.push({ text: mark, mark: nameOf(mark) })
    }
  }
  const end = rest.join('') + text.slice(from)
  if (end !== '') pieces.push({ text: end, mark: undefined })
  return pieces
}

const MAX_MARKS = 1_000

function nameOf(mark: string): string {
  return `U+${(mark.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
}

/** The text with its marks spelled out, for places that take only text, such as labels and titles. */
export function withMarksNamed(text: string): string {
  return mayHide(text)
    ? hiddenMarks(text, 0)
        .map((piece) => piece.text)
        .join('')
    : text
}
