/** The numbers in a text that link to its sources. */
import { createContext, type MouseEvent, useContext } from 'react'

import { withMarksNamed } from '@/lib/shared/text/hidden-marks'

/** The sources that marks link to. */
export interface MarkTargets {
  /** The prefix of the list entries' ids, followed by the number. */
  readonly prefix: string
  /** Titles in the order of their numbers. */
  readonly titles: readonly string[]
}

const Targets = createContext<MarkTargets>({ prefix: 'source-', titles: [] })

/** Provides the targets of the marks inside. */
export const SourceTargets = Targets.Provider

/** Shows the list entry of a mark, without adding to the browser's history. */
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

/** Marks after a text; a number without a source is left out. */
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
