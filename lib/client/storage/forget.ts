/** Removes what this product has stored in the browser, in all of its tabs. */
import { newId } from '@/lib/shared/ids'
import { isOwnName } from '@/lib/shared/own-names'
import { localStore, tabStore } from './browser-storage'

const CHANNEL = 'firstword:left'
// A channel also reaches other listeners in the same tab, which must ignore it.
const thisTab = newId()

/** Removes what this tab and this browser store, found by its name. */
export function forgetStored(): void {
  forgetAll()
  // What is still running may write until the page is gone.
  addEventListener('pagehide', forgetAll, { once: true })
}

function forgetAll(): void {
  for (const storage of [localStore, tabStore]) for (const key of storage.keys().filter(isOwnName)) storage.remove(key)
  attempt(forgetCookies)
  attempt(forgetDatabases)
}

/** One thing that cannot be removed is no reason to leave the others. */
function attempt(forget: () => void): void {
  try {
    forget()
  } catch {
    // Nothing more can be done here. The server's response has asked the browser for the same.
  }
}

function forgetCookies(): void {
  for (const pair of document.cookie.split(';')) {
    const name = pair.split('=')[0]?.trim() ?? ''
    // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers that are still in use
    if (isOwnName(name)) document.cookie = `${name}=; path=/; expires=${new Date(0).toUTCString()}; samesite=lax`
  }
}

/** Not awaited: the browser deletes them even if the page goes. */
function forgetDatabases(): void {
  // Older browsers cannot list them.
  void indexedDB.databases?.().then(
    (found) => {
      for (const { name } of found) if (name !== undefined && isOwnName(name)) indexedDB.deleteDatabase(name)
    },
    () => {},
  )
}

/** Forgets, in the other tabs as well. */
export function forgetEverywhere(): void {
  forgetStored()
  attempt(() => {
    const channel = new BroadcastChannel(CHANNEL)
    channel.postMessage(thisTab)
    channel.close()
  })
}

/** Calls back when another tab forgets. Returns a function that ends this. */
export function onForgotten(callback: () => void): () => void {
  const channel = new BroadcastChannel(CHANNEL)
  channel.onmessage = ({ data }) => {
    if (data !== thisTab) callback()
  }
  return () => channel.close()
}
