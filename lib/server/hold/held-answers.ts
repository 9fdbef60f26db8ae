/** The held answers that this server produces now. */
import type { LogId } from '@/lib/shared/ids'

/** Finds them. */
export interface HeldAnswers {
  /** Adds one, with what shows it. Returns a function that takes it away. */
  add(logId: LogId, show: () => void): () => void
  /** Has one shown as it comes; nothing where another server produces it. */
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
