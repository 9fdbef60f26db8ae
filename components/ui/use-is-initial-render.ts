/** Whether the page is rendered for the first time: on the server, and in the browser exactly as the server drew it. */
import { useSyncExternalStore } from 'react'

const subscribe = () => () => {}

/** True until the browser has taken a server-rendered page over; what only the browser knows is rendered after that. */
export function useIsInitialRender(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => false,
    () => true,
  )
}
