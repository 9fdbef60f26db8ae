/**
 * Notices what other programs do to a rendered text: page translators and dictionaries replace, split and wrap its text
 * nodes. React would keep updating nodes that are no longer in the page.
 */

import { createContext, type RefObject, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'react'

/** Unaffected: here every text is alone in its element, and React updates the element, not the text node. */
const STEADY = '.code-block, .formula'

/** Counts the changes of one rendered text that are not React's. */
export class ForeignNodes {
  /** Grows with every foreign change: blocks that are rendered after one are mounted afresh. */
  count = 0
  private observer: MutationObserver | undefined

  /** Watches an element; returns a function that stops that. */
  watch(element: Element): () => void {
    const observer = new MutationObserver((records) => this.note(records))
    observer.observe(element, { childList: true, characterData: true, subtree: true })
    this.observer = observer
    return () => {
      observer.disconnect()
      this.observer = undefined
    }
  }

  /** Notes foreign changes since the last commit; called before rendering. */
  look(): void {
    this.note(this.observer?.takeRecords() ?? [])
  }

  /** Discards the changes that React itself has just made. */
  forget(): void {
    this.observer?.takeRecords()
  }

  private note(records: readonly MutationRecord[]): void {
    const isForeign = ({ target }: MutationRecord) => {
      const element = target instanceof Element ? target : target.parentElement
      return !element?.closest(STEADY)
    }
    if (records.some(isForeign)) this.count++
  }
}

/**
 * The foreign changes to a text, for its blocks. The object stays the same, so a new count renders nothing by itself.
 */
export const ForeignNodesContext = createContext<ForeignNodes | undefined>(undefined)

/** Whether Chrome is translating the page. */
const isTranslated = () => document.documentElement.matches('.translated-ltr, .translated-rtl')

interface ForeignWatch {
  readonly element: RefObject<HTMLDivElement | null>
  readonly foreign: ForeignNodes
  /** The key of the element. */
  readonly key: number
}

/** Watches the element of a text; gives it another key when all of it must be mounted afresh. */
export function useForeignNodes(streaming: boolean): ForeignWatch {
  const element = useRef<HTMLDivElement>(null)
  const [foreign] = useState(() => new ForeignNodes())
  const [key, renderAnew] = useReducer((count: number) => count + 1, 0)
  const [hasGrown, setHasGrown] = useState(streaming)
  if (streaming && !hasGrown) setHasGrown(true)
  // Reading the page while rendering is safe: a discarded rendering would have noticed the same.
  foreign.look()
  // biome-ignore lint/correctness/useExhaustiveDependencies: another key means another element
  useEffect(() => (element.current ? foreign.watch(element.current) : undefined), [foreign, key])
  useLayoutEffect(() => foreign.forget())
  useEffect(() => {
    // A translator leaves growing text alone, and afterwards looks only at new elements.
    if (hasGrown && !streaming && isTranslated()) renderAnew()
  }, [hasGrown, streaming])
  return { element, foreign, key }
}
