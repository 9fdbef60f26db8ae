/** A rough token count of generated text, for answers whose final count never came; shown as an estimate. */

/** First and last characters of scripts that are written without spaces, and of the halves of pairs, emoji among them. */
const WIDE: ReadonlyArray<readonly [number, number]> = [
  [0x2e80, 0x9fff],
  [0xac00, 0xd7af],
  [0xf900, 0xfaff],
  [0xff00, 0xffef],
]
const FIRST_WIDE = 0x2e80

/** About 3.5 characters a token for alphabetic text, one for each wide character. Counts without making anything. */
export function estimateTokens(text: string): number {
  let wide = 0
  let wideUnits = 0
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at)
    if (unit < FIRST_WIDE) continue
    if (isHigh(unit) && isLow(text.charCodeAt(at + 1))) {
      wide += 1
      wideUnits += 2
      at += 1
    } else if (WIDE.some(([first, last]) => unit >= first && unit <= last)) {
      wide += 1
      wideUnits += 1
    }
  }
  return wide + Math.ceil((text.length - wideUnits) / 3.5)
}

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff
