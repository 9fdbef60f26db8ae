/** Where a reader is in a list of turns, in terms that survive messages being added or removed above and below. */

/** A turn, and how far its top is from the top of the view, in pixels. */
export interface ReadingPlace {
  turnKey: string
  offset: number
}

/** The attribute that names a turn. */
export const TURN_ATTRIBUTE = 'data-turn'

/** The place of the first turn in view; undefined when there is none. */
export function readPlace(scroller: HTMLElement): ReadingPlace | undefined {
  const top = scroller.getBoundingClientRect().top
  const turns = scroller.querySelectorAll<HTMLElement>(`[${TURN_ATTRIBUTE}]`)
  let from = 0
  let to = turns.length
  while (from < to) {
    const middle = (from + to) >> 1
    if ((turns[middle]?.getBoundingClientRect().bottom ?? 0) > top) to = middle
    else from = middle + 1
  }
  const turn = turns[from]
  const turnKey = turn?.getAttribute(TURN_ATTRIBUTE)
  if (!turn || !turnKey) return undefined
  return { turnKey, offset: turn.getBoundingClientRect().top - top }
}

/** Scrolls the turn back to where it was; false when it is not there. */
export function restorePlace(scroller: HTMLElement, { turnKey, offset }: ReadingPlace): boolean {
  const turn = scroller.querySelector<HTMLElement>(`[${TURN_ATTRIBUTE}="${CSS.escape(turnKey)}"]`)
  if (!turn) return false
  const moved = turn.getBoundingClientRect().top - scroller.getBoundingClientRect().top - offset
  // Less than a pixel is rounding.
  if (Math.abs(moved) >= 1) scroller.scrollTop += moved
  return true
}
