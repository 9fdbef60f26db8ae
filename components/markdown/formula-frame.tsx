/** The frame of a formula in its line, around its source or its rendering. */

import { Fragment, type ReactNode } from 'react'
import type { MathSpan } from '@/lib/markdown/parse/find-formula'
import { Scroller } from './scroller'

/**
 * The frame stays when the rendering replaces the source: text nodes beside it may be gone by then, and nothing can be
 * inserted before a node that is gone. Translators must not touch what is inside.
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
