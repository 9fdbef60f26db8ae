/** The theme that the page shows. */
import { useSyncExternalStore } from 'react'
import { readTheme, type Theme } from '@/lib/client/storage/device-settings'

function subscribe(listener: () => void): () => void {
  const observer = new MutationObserver(listener)
  observer.observe(document.documentElement, { attributes: true, attributeFilter: ['data-theme'] })
  return () => observer.disconnect()
}

/** The chosen theme; the server assumes the system's. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, readTheme, () => 'system' as const)
}
