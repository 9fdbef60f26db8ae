/** Where a formula stands in its line, with its source or with what was rendered of it. */

import { Fragment, type ReactNode } from 'react'
import type { MathSpan } from '@/lib/markdown/parse/find-formula'
import { Scroller } from './scroller'

/**
 * The frame stays when the formula takes the place of its source: the texts beside it may have been replaced by then,
 * and nothing can be put before a text that is gone. No translator is to touch what is in it.
 */
export function FormulaFrame({ tex, display, rendered }: MathSpan & { rendered: ReactNode }) {
  return (
    <span className="formula" translate="no">
      {rendered === undefined ? (
        <code className={`language-math math-${display ? 'display' : 'inline'}`}>{tex}</code>
      ) : display ? (
        <Scroller key={tex} inline name="Formula" className="formula-box">
          {rendered}
        </Scroller>
      ) : (
        <Fragment key={tex}>{rendered}</Fragment>
      )}
    </span>
  )
}
