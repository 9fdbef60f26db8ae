/** Takes what this product has written into the browser out of it again, in all of its tabs. */

const PREFIX = 'firstword:'
const CHANNEL = 'firstword:left'

/** Removes this tab's and this browser's keys. */
export function forgetStored(): void {
  for (const name of ['localStorage', 'sessionStorage'] as const) {
    try {
      const storage = window[name]
      for (const key of Object.keys(storage)) if (key.startsWith(PREFIX)) storage.removeItem(key)
    } catch {
      // Storage that is forbidden holds nothing.
    }
  }
}

/** Forgets, and has the other tabs forget as well. */
export function forgetEverywhere(): void {
  forgetStored()
  const channel = new BroadcastChannel(CHANNEL)
  channel.postMessage(null)
  channel.close()
}

/** Calls back when another tab forgets; returns the way to stop listening. */
export function onForgotten(callback: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = callback
  return () => channel.close()
}
