/** A limit of time for work that is told by a signal when to end. */

/** What a limit gives the work under it. */
export interface TimeLimit {
  /** Aborts when the time is over, or when one of the given signals does. */
  signal: AbortSignal
  /** Whether it was the time that ended it. */
  isOver(): boolean
  /** To be called when the work has ended. */
  clear(): void
}

/**
 * Begins a limit of so many milliseconds. Not `AbortSignal.any([AbortSignal.timeout(…), …])`: as soon as memory is
 * collected Node 20 forgets that such a signal is to fire, and the work under it would have no limit at all.
 */
export function startTimeLimit(milliseconds: number, ...signals: AbortSignal[]): TimeLimit {
  const controller = new AbortController()
  const timer = setTimeout(() => {
    controller.abort(new DOMException(`Not finished within ${milliseconds / 1000} seconds.`, 'TimeoutError'))
  }, milliseconds)
  return {
    signal: AbortSignal.any([controller.signal, ...signals]),
    isOver: () => controller.signal.aborted,
    clear: () => clearTimeout(timer),
  }
}
