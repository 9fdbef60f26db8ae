/** A formula as markup, for what is rendered once and kept or written to a file. */
import katex, { type KatexOptions } from 'katex'
import type { MathSpan } from '@/lib/markdown/parse/find-formula'
import { MAX_FORMULA_LENGTH } from './math-spans'

/** As the page renders them: no links, images or HTML, and bounds to what a formula may expand to. */
const SETTINGS: KatexOptions = {
  trust: false,
  strict: 'ignore',
  maxExpand: 1000,
  maxSize: 20,
  errorColor: 'currentColor',
}

/** Measured: microseconds for rendering a formula, and for each of its characters. */
const FORMULA_COST = 150
const CHARACTER_COST = 12

/** What rendering it costs. */
export const formulaCost = ({ tex }: MathSpan) =>
  tex.length > MAX_FORMULA_LENGTH ? 1 : FORMULA_COST + CHARACTER_COST * tex.length

/** The markup, in which KaTeX escapes everything; undefined for a formula that is shown as its source. */
export function formulaMarkup(
  { tex, display: displayMode }: MathSpan,
  output: 'htmlAndMathml' | 'mathml',
): string | undefined {
  if (tex.length > MAX_FORMULA_LENGTH) return undefined
  const settings = { ...SETTINGS, displayMode, output }
  try {
    return katex.renderToString(tex, { ...settings, throwOnError: true })
  } catch {
    // What is wrong in it is shown in its place.
  }
  try {
    return katex.renderToString(tex, { ...settings, throwOnError: false })
  } catch {
    // Not even that can be rendered: it stays its source.
    return undefined
  }
}
