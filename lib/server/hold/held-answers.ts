/** The held answers that this server is producing. */
import type { LogId } from '@/lib/shared/ids'

/** A list of them. */
export interface HeldAnswers {
  /** Adds one, with the function that shows it. Returns a function that removes it. */
  add(logId: LogId, show: () => void): () => void
  /** Shows one as it comes; does nothing where another server produces it. */
  show(logId: LogId): void
}

/** Makes an empty list. */
export function createHeldAnswers(): HeldAnswers {
  const shows = new Map<LogId, () => void>()
  return {
    add(logId, show) {
      shows.set(logId, show)
      return () => shows.delete(logId)
    },
    show: (logId) => shows.get(logId)?.(),
  }
}
