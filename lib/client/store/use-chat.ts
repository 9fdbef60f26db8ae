/** React's door to a chat: its list, and each message by itself. */
import { useCallback, useSyncExternalStore } from 'react'
import type { Entry } from './entry'
import type { ListView, MessageStore } from './message-store'

const NO_KEYS: readonly string[] = []
const noKeys = () => NO_KEYS

/** The keys of a chat's messages; changes with the list and with the state of any message, never with text. */
export function useMessageKeys(store: MessageStore | undefined): readonly string[] {
  const subscribe = useCallback((listener: () => void) => store?.subscribe(undefined, listener) ?? (() => {}), [store])
  // The server draws a chat that it has read, and the browser begins with the same.
  return useSyncExternalStore(subscribe, store?.list ?? noKeys, store?.list ?? noKeys)
}

/** One message; a new object after each frame in which it changed. */
export function useEntry(store: MessageStore, key: string): Entry | undefined {
  const subscribe = useCallback((listener: () => void) => store.subscribe(key, listener), [store, key])
  const read = useCallback(() => store.entry(key), [store, key])
  return useSyncExternalStore(subscribe, read, read)
}

/** What is known of a chat's list beside its messages. */
export function useListView(store: MessageStore | undefined): ListView | undefined {
  const subscribe = useCallback((listener: () => void) => store?.subscribe(undefined, listener) ?? (() => {}), [store])
  const read = () => store?.view()
  return useSyncExternalStore(subscribe, read, read)
}
