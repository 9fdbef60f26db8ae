/** Passes the later parts of a long list, table or quote to the element that its first part creates. */

import { createContext, type ReactNode, use } from 'react'
import type { Divisible } from '@/lib/markdown/parse/block-scanner'

/** The parts that belong in the next such element. */
export const Continued = createContext<{ readonly of: Divisible; readonly parts: ReactNode } | undefined>(undefined)

const ELEMENTS = { list: 'ul', table: 'table', quote: 'blockquote' } as const

/** The children, then the parts that continue them; neither contain such parts of their own. */
export function WithParts({ children }: { children?: ReactNode }) {
  const continued = use(Continued)
  return (
    <Continued value={undefined}>
      {children}
      {continued?.parts}
    </Continued>
  )
}

/** The parts in an element of their own, where the first part could not create one. */
export function LostParts() {
  const continued = use(Continued)
  if (!continued) return null
  const Element = ELEMENTS[continued.of]
  return (
    <Element>
      <Continued value={undefined}>{continued.parts}</Continued>
    </Element>
  )
}
