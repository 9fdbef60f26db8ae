/** Whether this is the initial render: on the server, and in the browser while hydrating. */
import { useSyncExternalStore } from 'react'

const subscribe = () => () => {}

/** True until hydration is done; what only the browser knows is rendered after that. */
export function useIsInitialRender(): boolean {
  return useSyncExternalStore(
    subscribe,
    () => false,
    () => true,
  )
}
