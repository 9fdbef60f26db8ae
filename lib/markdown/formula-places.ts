/** Places of a text whose formulas have been taken out, and where they are in the text without them. */
import type { MathText } from './math-spans'

interface Formula {
  /** Where it stands in the text as it was written. */
  readonly start: number
  readonly end: number
  /** Where what stands for it ends in the other text. */
  readonly to: number
}

/** The way there and back; a place within a formula is the one behind it. */
export interface FormulaPlaces {
  /** A place of the source, in the text without formulas. */
  into(at: number): number
  /** A place of the text without formulas, in the source. */
  back(at: number): number
}

/** Follows the formulas that were taken out of a source. */
export function formulaPlaces(source: string, { text, spans, moved }: MathText): FormulaPlaces {
  const formulas = spans.length === 0 ? [] : formulasOf(source, text, moved)
  return {
    into: (at) => formulas.find(({ start, end }) => start < at && at < end)?.to ?? moved(at),
    back(at) {
      const before = formulas.findLast(({ to }) => to <= at)
      return before ? at - before.to + before.end : at
    },
  }
}

/** From the end: what stands behind a formula has moved by as much as it has become shorter. */
function formulasOf(source: string, text: string, moved: MathText['moved']): Formula[] {
  const found: Formula[] = []
  let by = text.length - source.length
  for (const { index, 0: token } of [...text.matchAll(/\uE000\d+\uE001/g)].reverse()) {
    const to = index + token.length
    const end = to - by
    by = moved(end - 1) - (end - 1)
    found.unshift({ start: index - by, end, to })
  }
  return found
}
