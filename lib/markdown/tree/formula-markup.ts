/** A formula as markup, for cached pages and files. */
import katex, { type KatexOptions } from 'katex'
import type { MathSpan } from '@/lib/markdown/parse/find-formula'
import { MAX_FORMULA_LENGTH } from './math-spans'

/** As on the page: no links, images or HTML, and bounds on what a formula may expand to. */
const SETTINGS: KatexOptions = {
  trust: false,
  strict: 'ignore',
  maxExpand: 1000,
  maxSize: 20,
  errorColor: 'currentColor',
}

/** Measured: microseconds per formula, and per character. */
const FORMULA_COST = 150
const CHARACTER_COST = 12

/** The cost of rendering it. */
export const formulaCost = ({ tex }: MathSpan) =>
  tex.length > MAX_FORMULA_LENGTH ? 1 : FORMULA_COST + CHARACTER_COST * tex.length

/** The markup, escaped by KaTeX; undefined for a formula that is shown as its source. */
export function formulaMarkup(
  { tex, display: displayMode }: MathSpan,
  output: 'htmlAndMathml' | 'mathml',
): string | undefined {
  if (tex.length > MAX_FORMULA_LENGTH) return undefined
  const settings = { ...SETTINGS, displayMode, output }
  try {
    return katex.renderToString(tex, { ...settings, throwOnError: true })
  } catch {
    // Try again with its errors shown in place.
  }
  try {
    return katex.renderToString(tex, { ...settings, throwOnError: false })
  } catch {
    // Not even that works: it stays its source.
    return undefined
  }
}
