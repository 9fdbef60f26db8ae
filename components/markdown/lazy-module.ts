/** A module that is loaded when first needed, read by components without waiting for it. */

import { useEffect, useSyncExternalStore } from 'react'
import { waitOrOnline } from '@/lib/client/transport/wait-or-online'

/** Something loaded at most once. */
export interface Lazy<T> {
  /** What was loaded; undefined before that. */
  readonly get: () => T | undefined
  /** Resolves when it has been loaded, or when one try to load it has failed. */
  readonly load: () => Promise<void>
  /** Calls back when it has been loaded. Returns the way to leave. */
  readonly subscribe: (listener: () => void) => () => void
}

/** Milliseconds before the next tries; each comes earlier where the device comes back online. */
const WAITS_MS = [1_000, 4_000, 15_000, 60_000]

/** Makes a lazily loaded value. A load that fails, as it does without a connection, is tried again. */
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
      // What is shown meanwhile is readable.
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

/** Loads the value once the component is on the page, and renders it again when it is there. */
export function useLazy<T>(source: Lazy<T> | undefined): T | undefined {
  const used: Lazy<T> = source ?? NOTHING
  useEffect(() => {
    void used.load()
  }, [used])
  return useSyncExternalStore(used.subscribe, used.get, () => undefined)
}

const never = () => () => undefined

/** What has been loaded when the component is rendered. It is not rendered again for what comes later. */
export function useLoaded<T>(source: Lazy<T>): T | undefined {
  return useSyncExternalStore(never, source.get, () => undefined)
}
