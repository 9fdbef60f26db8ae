/** Says that the device has no network, for as long as that is so. */
import { WifiOff } from 'lucide-react'
import { useSyncExternalStore } from 'react'
import { Notice } from '@/components/ui/notice'

/** A status above the text box. */
export function OfflineNote() {
  const isOnline = useSyncExternalStore(
    subscribe,
    () => navigator.onLine,
    () => true,
  )
  if (isOnline) return null
  return (
    <div role="status" aria-label="Offline" className="column pb-2.5">
      <Notice icon={<WifiOff size={16} />} tone="warn">
        <p className="text-warn">
          You are offline. Answers will continue, and your questions will be sent, when the connection is back.
        </p>
      </Notice>
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
