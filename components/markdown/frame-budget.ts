/** Limits how much late rendering one frame does, so that no amount of text blocks the page. */

import { useEffect, useState } from 'react'
import type { Lazy } from '@/components/ui/lazy-module'
import { nextFrame } from '@/lib/client/store/frame'

/** The budget of one frame, in the unit of `lib/markdown/parse/weigh.ts`. */
export const FRAME_COST = 3000

/** The User Timing mark that says how much a busy frame has rendered, for tests and profiles. */
export const FRAME_MARK = 'rendered-in-frame'

/** Observers get it; the timeline does not keep it. */
function tell(cost: number): void {
  performance.mark(FRAME_MARK, { detail: { cost } })
  performance.clearMarks(FRAME_MARK)
}

interface Waiter {
  readonly cost: number
  readonly go: () => void
}

let left = FRAME_COST
let isScheduled = false
const waiters = new Set<Waiter>()

/** Wakes as many as the frame has time for, the latest first, as the end of a chat is what is in view. */
function wake(): void {
  let budget = FRAME_COST
  for (const waiter of [...waiters].reverse()) {
    budget -= waiter.cost
    if (budget < 0 && budget + waiter.cost < FRAME_COST) return
    waiters.delete(waiter)
    waiter.go()
  }
}

function schedule(): void {
  if (isScheduled) return
  isScheduled = true
  nextFrame(() => {
    isScheduled = false
    if (left < FRAME_COST / 2) tell(FRAME_COST - left)
    left = FRAME_COST
    wake()
    if (waiters.size > 0) schedule()
  })
}

/** Takes a share of this frame's budget; false when it is used up. On a server there is always time. */
export function take(cost: number): boolean {
  if (typeof requestAnimationFrame === 'undefined') return true
  if (left < cost && left < FRAME_COST) return false
  left -= cost
  schedule()
  return true
}

/** What each text may render at once on a server-rendered page: an ordinary answer, or the beginning of a long one. */
const INITIAL_COST = 6000

/**
 * For a page's initial render: the browser must render what the server did, so each text has a budget of its own, which
 * depends on no clock and no other text. `end` switches to the budget of frames.
 */
export function initialTake(): { take: (cost: number) => boolean; end(): void } {
  let rest: number | undefined = INITIAL_COST
  return {
    take(cost) {
      if (rest === undefined) return take(cost)
      if (rest < cost && rest < INITIAL_COST) return false
      rest -= cost
      return true
    },
    end() {
      rest = undefined
    },
  }
}

/** Calls back in a frame that has time; returns a function that leaves the queue. */
export function wait(cost: number, go: () => void): () => void {
  const waiter = { cost, go }
  waiters.add(waiter)
  schedule()
  return () => void waiters.delete(waiter)
}

/** Whether a component may do its costly work: at once, or once its module is loaded and a frame has time. */
export function useFrameBudget<T>(cost: number, isWanted: boolean, needed: Lazy<T>): boolean {
  const [isGiven, setIsGiven] = useState(false)
  // Taking from the budget while rendering is safe: a discarded rendering has used the time as well.
  const [isFree] = useState(() => isWanted && needed.get() !== undefined && take(cost))
  const has = isFree || isGiven
  useEffect(() => {
    if (!isWanted || has) return
    let leave: (() => void) | undefined
    const go = () => {
      take(cost)
      setIsGiven(true)
    }
    const queue = () => {
      if (needed.get() !== undefined) leave ??= wait(cost, go)
    }
    const unsubscribe = needed.subscribe(queue)
    void needed.load()
    queue()
    return () => {
      unsubscribe()
      leave?.()
    }
  }, [cost, isWanted, has, needed])
  return isWanted && has
}
