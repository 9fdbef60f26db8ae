'use client'
/** Says that the device has no network, for as long as that is so. */
import { WifiOff } from 'lucide-react'
import { useSyncExternalStore } from 'react'

/** A status above the text box. */
export function OfflineNote() {
  const isOnline = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  )
  if (isOnline) return null
  return (
    <div
      role="status"
      aria-label="Offline"
      className="mx-auto flex max-w-column items-center gap-2 px-6 pb-2 text-small text-warn"
    >
      <WifiOff size={14} aria-hidden className="shrink-0" />
      <p>You are offline. Answers go on, and what you send goes out, when the connection is back.</p>
    </div>
  )
}

function subscribe(listener: () => void): () => void {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}
