/** Rough token counts of text that nobody has counted. Pure, linear in the text, and without copies of it. */
import type { Usage } from '@/lib/shared/usage'

/** First and last characters of scripts that are written without spaces. */
const WIDE: ReadonlyArray<readonly [number, number]> = [
  [0x2e80, 0x9fff],
  [0xac00, 0xd7af],
  [0xf900, 0xfaff],
  [0xff00, 0xffef],
]
const FIRST_WIDE = 0x2e80

/** About how many tokens a text has: one for 3.5 characters of alphabetic text, one for each wide character. */
export function estimateTokens(text: string): number {
  const { wide, wideUnits } = countText(text)
  return wide + Math.ceil((text.length - wideUnits) / 3.5)
}

// No ordinary text has longer tokens than this on average.
const LONGEST_TOKEN = 6
const WIDE_A_TOKEN = 4

/**
 * The fewest tokens that an answer without a final count can have had: a stop must not cost more than the provider bills.
 * No token spans white space, and each piece has at least one, unless pieces are smaller than tokens. Never 0 for text.
 */
export function leastTokens(pieces: readonly string[]): number {
  const text = pieces.join('')
  if (text === '') return 0
  const { wide, words } = countText(text)
  const pieceCount = pieces.filter((piece) => piece !== '').length
  const least = words + Math.floor(wide / WIDE_A_TOKEN)
  return Math.max(1, least, Math.min(pieceCount, Math.floor(text.length / LONGEST_TOKEN)))
}

/** The usage of a call without a final count: its output is the least that these pieces can have cost. */
export function withLeastOutput(usage: Usage, pieces: readonly string[]): Usage {
  return { ...usage, outputTokens: Math.max(usage.outputTokens, leastTokens(pieces)) }
}

/** Counts wide characters, pairs such as emoji among them, their code units, and the words between them and white space. */
function countText(text: string): { wide: number; wideUnits: number; words: number } {
  let wide = 0
  let wideUnits = 0
  let words = 0
  let isInWord = false
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    // Most text by far is below, and needs no other look.
    const units = unit < FIRST_WIDE ? 0 : wideUnitsAt(text, at, unit)
    const isLetter = units === 0 && !isSpace(unit)
    if (units > 0) {
      wide += 1
      wideUnits += units
      at += units - 1
    }
    if (isLetter && !isInWord) words += 1
    isInWord = isLetter
  }
  return { wide, wideUnits, words }
}

/** The code units of a wide character; 0 where none begins. */
function wideUnitsAt(text: string, at: number, unit: number): number {
  if (isHigh(unit) && isLow(text.charCodeAt(at + 1))) return 2
  for (const [first, last] of WIDE) if (unit >= first && unit <= last) return 1
  return 0
}

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff

/** What `\s` means beyond ASCII. A regular expression for each letter would cost ten times as much. */
const WHITE_SPACE: ReadonlySet<number> = new Set(
  Array.from(
    '\u00a0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200a\u2028\u2029\u202f\u205f\u3000\ufeff',
    (char) => char.charCodeAt(0),
  ),
)

function isSpace(unit: number): boolean {
  if (unit < 0x80) return unit === 0x20 || (unit >= 0x09 && unit <= 0x0d)
  return WHITE_SPACE.has(unit)
}
