/** The cookie of a sign-in under way. Each sign-in has its own, so that two tabs may sign in at once. */
import { readCookie, writeCookie } from './cookie'
import { SIGN_IN_MS } from './openid-sign-in'

/** The name, from the state that comes back in the address; any other text names a cookie that never exists. */
function nameOf(state: string | null): string {
  return `sign-in-${/^[\w-]{20,200}$/.test(state ?? '') ? state?.slice(0, 12) : 'none'}`
}

/** The `set-cookie` value that keeps a flow with its browser. */
export function flowCookie(request: Request, state: string, flow: string): string {
  return writeCookie(request, nameOf(state), flow, SIGN_IN_MS / 1000)
}

/** The `set-cookie` value that removes it: a flow is good for one return. */
export function noFlowCookie(request: Request, state: string | null): string {
  return writeCookie(request, nameOf(state), '', 0)
}

/** The flow that this browser began; undefined when it began none with this state. */
export function readFlow(request: Request, state: string | null): string | undefined {
  return readCookie(request, nameOf(state))
}
