/** Takes what this product has written into the browser out of it again, in all of its tabs. */
import { newId } from '@/lib/shared/ids'

const PREFIX = 'firstword:'
const CHANNEL = 'firstword:left'
// A channel also reaches the other listeners of its own tab, which must not be told.
const thisTab = newId()

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
  channel.postMessage(thisTab)
  channel.close()
}

/** Calls back when another tab forgets; returns the way to stop listening. */
export function onForgotten(callback: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = ({ data }) => {
    if (data !== thisTab) callback()
  }
  return () => channel.close()
}
