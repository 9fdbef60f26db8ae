/**
 * Notices what other programs do to a rendered text: page translation and dictionaries replace, split and wrap its text
 * nodes. React would continue with the nodes that it made, which stand in the page no more.
 */

import { createContext, type RefObject, useEffect, useLayoutEffect, useReducer, useRef, useState } from 'react'

/** What looks after itself: its texts stand alone in their elements, where React finds the element and not the text. */
const STEADY = '.code-block, .formula'

/** Counts the changes of one rendered text that are not React's. */
export class ForeignNodes {
  /** Grows whenever somebody else has changed something: what is rendered again from then on is rendered again. */
  count = 0
  private observer: MutationObserver | undefined

  /** Watches an element; answers the way to stop. */
  watch(element: Element): () => void {
    const observer = new MutationObserver((records) => this.note(records))
    observer.observe(element, { childList: true, characterData: true, subtree: true })
    this.observer = observer
    return () => {
      observer.disconnect()
      this.observer = undefined
    }
  }

  /** Takes in what has happened since React was here, before it renders. */
  look(): void {
    this.note(this.observer?.takeRecords() ?? [])
  }

  /** Forgets what React itself has just changed. */
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

/** For the blocks of a text: what has been done to it. It never changes, so reading its count renders nothing by itself. */
export const Foreign = createContext<ForeignNodes | undefined>(undefined)

/** Whether the page is being translated: so Chrome says it. */
const isTranslated = () => document.documentElement.matches('.translated-ltr, .translated-rtl')

interface Watched {
  readonly element: RefObject<HTMLDivElement | null>
  readonly foreign: ForeignNodes
  /** The key of the element. */
  readonly key: number
}

/** Watches the element of a text; gives it another key when all of it is to be rendered again. */
export function useForeignNodes(streaming: boolean): Watched {
  const element = useRef<HTMLDivElement>(null)
  const [foreign] = useState(() => new ForeignNodes())
  const [key, renderAnew] = useReducer((count: number) => count + 1, 0)
  const [hasGrown, setHasGrown] = useState(streaming)
  if (streaming && !hasGrown) setHasGrown(true)
  // Reading the page while rendering is safe: a rendering that is thrown away has noticed the same.
  foreign.look()
  // biome-ignore lint/correctness/useExhaustiveDependencies: the element is another one under another key
  useEffect(() => (element.current ? foreign.watch(element.current) : undefined), [foreign, key])
  useLayoutEffect(() => foreign.forget())
  useEffect(() => {
    // A translator has left alone what grew, and looks again only at what is new.
    if (hasGrown && !streaming && isTranslated()) renderAnew()
  }, [hasGrown, streaming])
  return { element, foreign, key }
}
