/** Time limits: for work that ends by a signal, and for work that has none. */

/** A running limit. */
export interface TimeLimit {
  /** Aborts when the time is over, or when one of the given signals does. */
  signal: AbortSignal
  /** Whether the time was exceeded. */
  isOver(): boolean
  /** Must be called when the work has ended. */
  clear(): void
}

/**
 * Starts a limit. Not `AbortSignal.any([AbortSignal.timeout(…), …])`: after a garbage collection Node 20 may never fire
 * such a signal.
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

/** Rejects with `message` when `work` takes longer; the work goes on. */
export async function within<T>(milliseconds: number, message: string, work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const limit = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(() => reject(new Error(message)), milliseconds)
  })
  try {
    return await Promise.race([work, limit])
  } finally {
    clearTimeout(timer)
  }
}
