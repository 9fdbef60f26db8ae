/** One short message at a time about what was just done, with the way back from it. */

/** What is told. */
export interface Toast {
  words: string
  /** Takes back what was done. */
  undo?(): void
}

let toast: Toast | undefined
const listeners = new Set<() => void>()

/** Tells something; what was told before gives way. */
export function showToast(next: Toast | undefined): void {
  toast = next
  for (const listener of listeners) listener()
}

/** What is told now. */
export const currentToast = () => toast

/** Calls back when that changes. */
export function subscribeToast(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
