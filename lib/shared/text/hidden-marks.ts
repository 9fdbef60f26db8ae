/** Marks that show nothing or turn text around, found so that they can be shown: in code, in names, in addresses. */
import { FLAGS } from './visible-text'

/** What is shown as a mark: what shows nothing by itself, what turns text around, and what ends a line unseen. */
const MARK = /(?![\t\n\r])[\p{Default_Ignorable_Code_Point}\p{Cc}\u2028\u2029\ufff9-\ufffb]/u

/** Scripts whose letters a joiner shapes; between others it makes two words look like one. */
const JOINING =
  'Arabic Syriac Mongolian Devanagari Bengali Gurmukhi Gujarati Oriya Tamil Telugu Kannada Malayalam Sinhala Khmer Myanmar'
    .split(' ')
    .map((script) => `\\p{Script=${script}}`)
    .join('')
const PICTURE = '\\p{Extended_Pictographic}(?:\\p{Emoji_Modifier}|\\ufe0f)?'
/** Where a mark is part of what is seen: in flags, in emoji made of several, behind one for its form, between letters. */
const SEEN = [
  FLAGS.source,
  `${PICTURE}(?:\\u200d${PICTURE})+`,
  '\\p{Emoji}[\\ufe0e\\ufe0f]\\u20e3?',
  `(?<=[${JOINING}])[\\u200c\\u200d](?=[\\p{L}\\p{M}])`,
]
const MARKS = new RegExp(`(${SEEN.join('|')})|${MARK.source}`, 'gu')

/** A piece of a text: words as they are, or one mark with its name. */
export interface TextPiece {
  readonly text: string
  /** `U+202E`; undefined for words. */
  readonly mark: string | undefined
}

/** Whether a text holds what may have to be shown. */
export const mayHide = (text: string) => MARK.test(text)

/**
 * The text in pieces; put together they are the text. Of marks beyond so many only the names are left, as words: a text
 * with more is made to be slow.
 */
export function hiddenMarks(text: string, most = MAX_MARKS): readonly TextPiece[] {
  if (!mayHide(text)) return [{ text, mark: undefined }]
  const pieces: TextPiece[] = []
  let from = 0
  let left = most
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

/** The text with its marks written out, for where only text can stand: a label, a title. */
export function withMarksNamed(text: string): string {
  return mayHide(text)
    ? hiddenMarks(text, 0)
        .map((piece) => piece.text)
        .join('')
    : text
}
