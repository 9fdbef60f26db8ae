/** A module that is loaded when first needed, and that components read without suspending. */

import { useEffect, useSyncExternalStore } from 'react'
import { waitOrOnline } from '@/lib/client/transport/wait-or-online'

/** Something loaded at most once. */
export interface Lazy<T> {
  /** The module; undefined until it is loaded. */
  readonly get: () => T | undefined
  /** Resolves when it is loaded, or when one attempt has failed. */
  readonly load: () => Promise<void>
  /** Calls back when it is loaded. Returns a function that unsubscribes. */
  readonly subscribe: (listener: () => void) => () => void
}

/** Milliseconds before the next attempts; each is made earlier if the device comes back online. */
export const WAITS_MS = [1_000, 4_000, 15_000, 60_000]

/** Makes a lazily loaded value. A failed load, as without a connection, is retried. */
export function lazy<T>(
  load: () => Promise<T>,
  pause: (milliseconds: number) => Promise<void> = waitOrOnline,
): Lazy<T> {
  const listeners = new Set<() => void>()
  let value: T | undefined
  let pending: Promise<void> | undefined
  let isRetrying = false

  async function attempt(): Promise<void> {
    try {
      value = await load()
    } catch {
      // The fallback is readable.
      pending = undefined
      void retry()
      return
    }
    for (const listener of [...listeners]) listener()
  }

  const loadOnce = () => {
    pending ??= attempt()
    return pending
  }

  async function retry(): Promise<void> {
    if (isRetrying) return
    isRetrying = true
    for (const wait of WAITS_MS) {
      await pause(wait)
      await loadOnce()
      if (value !== undefined) break
    }
    isRetrying = false
  }

  return {
    get: () => value,
    load: loadOnce,
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const NOTHING: Lazy<never> = { get: () => undefined, load: async () => undefined, subscribe: () => () => undefined }

/** Loads the value once the component is mounted, and re-renders when it is there. */
export function useLazy<T>(source: Lazy<T> | undefined): T | undefined {
  const used: Lazy<T> = source ?? NOTHING
  useEffect(() => {
    void used.load()
  }, [used])
  return useSyncExternalStore(used.subscribe, used.get, () => undefined)
}

const never = () => () => undefined

/** The value if it is loaded when the component renders; a later load does not re-render it. */
export function useLoaded<T>(source: Lazy<T>): T | undefined {
  return useSyncExternalStore(never, source.get, () => undefined)
}
