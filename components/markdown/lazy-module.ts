/** A module that is loaded when first needed, read by components without waiting for it. */

import { useEffect, useSyncExternalStore } from 'react'

/** Something loaded at most once. */
export interface Lazy<T> {
  /** What was loaded; undefined before that, and for good when loading failed. */
  readonly get: () => T | undefined
  readonly load: () => Promise<void>
  readonly subscribe: (listener: () => void) => () => void
}

/** Makes a lazily loaded value. */
export function lazy<T>(load: () => Promise<T>): Lazy<T> {
  const listeners = new Set<() => void>()
  let value: T | undefined
  let pending: Promise<void> | undefined
  return {
    get: () => value,
    load: () => {
      pending ??= load().then(
        (loaded) => {
          value = loaded
          for (const listener of [...listeners]) listener()
        },
        // The text stays as it is, which is readable; the next page load tries again.
        () => undefined,
      )
      return pending
    },
    subscribe: (listener) => {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}

const NOTHING: Lazy<never> = { get: () => undefined, load: async () => undefined, subscribe: () => () => undefined }

/** Loads the value once the component is on the page, and draws it again when it is there. */
export function useLazy<T>(source: Lazy<T> | undefined): T | undefined {
  const used: Lazy<T> = source ?? NOTHING
  useEffect(() => {
    void used.load()
  }, [used])
  return useSyncExternalStore(used.subscribe, used.get, () => undefined)
}

const never = () => () => undefined

/** What has been loaded when the component is drawn. It is not drawn again for what comes later. */
export function useLoaded<T>(source: Lazy<T>): T | undefined {
  return useSyncExternalStore(never, source.get, () => undefined)
}
