/** Whether the page is drawn for the first time: on the server, and in the browser exactly as the server drew it. */
import { useSyncExternalStore } from 'react'

const subscribe = () => () => {}

/** True until the browser has taken a server-drawn page over; what only the browser knows is drawn after that. */
export function useIsInitialRender(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => false,
    () => true,
  )
}
