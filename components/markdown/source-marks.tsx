/** The numbers after a text that lead to its sources. */
import { createContext, type MouseEvent, useContext } from 'react'

import { withMarksNamed } from '@/lib/shared/text/hidden-marks'

/** The sources that marks lead to. */
export interface MarkTargets {
  /** What the identifiers of the list's entries begin with: the number follows. */
  readonly prefix: string
  /** Titles in the order of their numbers. */
  readonly titles: readonly string[]
}

const Targets = createContext<MarkTargets>({ prefix: 'source-', titles: [] })

/** Tells the marks within where they lead. */
export const SourceTargets = Targets.Provider

/** Shows the entry of the list that a mark leads to, without a new address in the browser's history. */
export function goToMark(event: Pick<globalThis.MouseEvent, ModifierKeys>, mark: HTMLAnchorElement) {
  const entry = document.getElementById(mark.hash.slice(1))
  if (!entry || event.metaKey || event.ctrlKey || event.shiftKey) return
  event.preventDefault()
  entry.closest('details')?.setAttribute('open', '')
  entry.focus({ preventScroll: true })
  entry.scrollIntoView({ block: 'nearest' })
}

type ModifierKeys = 'metaKey' | 'ctrlKey' | 'shiftKey' | 'preventDefault'

const goTo = (event: MouseEvent<HTMLAnchorElement>) => goToMark(event, event.currentTarget)

/** Marks after a text; a number that no source has is left out. */
export function SourceMarks({ numbers }: { numbers: readonly number[] }) {
  const { prefix, titles } = useContext(Targets)
  return (
    <sup className="source-marks">
      {numbers.map((number) => {
        const title = titles[number - 1]
        if (title === undefined) return null
        return (
          <a
            key={number}
            href={`#${prefix}${number}`}
            aria-label={`Source ${number}: ${withMarksNamed(title)}`}
            title={withMarksNamed(title)}
            onClick={goTo}
          >
            {`[${number}]`}
          </a>
        )
      })}
    </sup>
  )
}
