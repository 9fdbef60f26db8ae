/** Rough token counts of text, for what nobody has counted. Pure, linear in the text. */
import type { Usage } from './usage'

/** First and last characters of scripts that are written without spaces. */
const WIDE: ReadonlyArray<readonly [number, number]> = [
  [0x2e80, 0x9fff],
  [0xac00, 0xd7af],
  [0xf900, 0xfaff],
  [0xff00, 0xffef],
]
const FIRST_WIDE = 0x2e80

/** About as many as a text has: 3.5 characters a token for alphabetic text, one for each wide character. */
export function estimateTokens(text: string): number {
  const { wide, wideUnits } = countIn(text, newCounts())
  return wide + Math.ceil((text.length - wideUnits) / 3.5)
}

// No ordinary text has longer tokens than this on average.
const LONGEST_TOKEN = 6
const WIDE_A_TOKEN = 4

/** Counts tokens as text arrives: counting a long answer at its end would keep others waiting. */
export interface SaidTokens {
  /** Adds a piece; costs its length. */
  push(piece: string): void
  /**
   * As few tokens as all pieces together can have had: a stop must not cost more than the provider bills. No token
   * reaches over white space, and a piece that came by itself has at least one, unless the pieces are smaller than
   * tokens. Never 0 where anything was said.
   */
  readonly least: number
}

/** Makes a count of no text. */
export function countSaidTokens(): SaidTokens {
  const counts = newCounts()
  let units = 0
  let said = 0
  /** The first half of a character whose other half may come with the next piece. */
  let half = ''
  return {
    push(piece) {
      if (piece === '') return
      units += piece.length
      said += 1
      const text = half === '' ? piece : half + piece
      half = isHigh(text.charCodeAt(text.length - 1)) ? text.slice(-1) : ''
      countIn(half === '' ? text : text.slice(0, -1), counts)
    },
    get least() {
      if (units === 0) return 0
      const { wide, words } = half === '' ? counts : countIn(half, { ...counts })
      const least = words + Math.floor(wide / WIDE_A_TOKEN)
      return Math.max(1, least, Math.min(said, Math.floor(units / LONGEST_TOKEN)))
    },
  }
}

/** The least tokens of text that is all there. */
export function leastTokens(pieces: readonly string[]): number {
  const said = countSaidTokens()
  for (const piece of pieces) said.push(piece)
  return said.least
}

/** The usage of a call without a final count: its output is the least that it can have been. */
export function withLeastOutput(usage: Usage, least: number): Usage {
  return { ...usage, outputTokens: Math.max(usage.outputTokens, least) }
}

interface Counts {
  /** Wide characters, pairs such as emoji among them. */
  wide: number
  /** The code units that they take. */
  wideUnits: number
  /** Words between them and white space. */
  words: number
  /** Whether the text so far ended within one. */
  isInWord: boolean
}

const newCounts = (): Counts => ({ wide: 0, wideUnits: 0, words: 0, isInWord: false })

/** Adds what a text has to the counts. */
function countIn(text: string, counts: Counts): Counts {
  let { wide, wideUnits, words, isInWord } = counts
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    // Most text by far is below: it is asked for nothing else.
    const units = unit < FIRST_WIDE ? 0 : wideUnitsAt(text, at, unit)
    if (units > 0) {
      wide += 1
      wideUnits += units
      at += units - 1
      isInWord = false
    } else if (isSpace(unit)) isInWord = false
    else if (!isInWord) {
      words += 1
      isInWord = true
    }
  }
  return Object.assign(counts, { wide, wideUnits, words, isInWord })
}

/** 0 where no wide character begins. */
function wideUnitsAt(text: string, at: number, unit: number): number {
  if (isHigh(unit) && isLow(text.charCodeAt(at + 1))) return 2
  for (const [first, last] of WIDE) if (unit >= first && unit <= last) return 1
  return 0
}

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff

/** What `\s` means beyond ASCII: an expression for each letter would cost ten times as much. */
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
