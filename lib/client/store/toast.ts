/** One short message at a time about what was just done, with a way to undo it. */

/** A message. */
export interface Toast {
  words: string
  /** Undoes what was done. */
  undo?(): void
}

let toast: Toast | undefined
const listeners = new Set<() => void>()

/** Shows a message in place of the one before. */
export function showToast(next: Toast | undefined): void {
  toast = next
  for (const listener of listeners) listener()
}

/** The message that is shown. */
export const currentToast = () => toast

/** Calls back when it changes. */
export function subscribeToast(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
