/** The theme that the page shows. */
import { useSyncExternalStore } from 'react'
import { readTheme, type Theme } from '@/lib/client/preferences/device-settings'

/** Calls back when the theme changes; returns a function that stops that. */
export function watchTheme(listener: () => void): () => void {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}

/** The chosen theme; the server assumes the system's. */
export function useTheme(): Theme {
  return useSyncExternalStore(watchTheme, readTheme, () => 'system' as const)
}
