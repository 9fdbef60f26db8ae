/** One formula: its source until KaTeX is loaded, and permanently if it is too long or cannot be parsed. */

import { memo } from 'react'
import { lazy, useLoaded } from '@/components/ui/lazy-module'
import type { MathSpan } from '@/lib/markdown/parse/find-formula'
import { MAX_FORMULA_LENGTH } from '@/lib/markdown/tree/math-spans'
import { FormulaFrame } from './formula-frame'
import { useFrameBudget } from './frame-budget'

const math = lazy(() => import('./math'))

const COST = 100
const CHARACTER_COST = 3

/** Renders a formula. Those that wait for KaTeX are rendered within the frame budget once it is loaded. */
export const Formula = memo(function Formula({ tex, display }: MathSpan) {
  const katex = useLoaded(math)
  const isShort = tex.length <= MAX_FORMULA_LENGTH
  const isCached = isShort && katex?.isCached({ tex, display }) === true
  const hasBudget = useFrameBudget(COST + CHARACTER_COST * tex.length, isShort && !isCached, math)
  const rendered = katex && (hasBudget || isCached) ? katex.renderFormula({ tex, display }) : undefined
  return <FormulaFrame tex={tex} display={display} rendered={rendered} />
})
