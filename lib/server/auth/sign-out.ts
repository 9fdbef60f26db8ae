/** The response that clears a person's data from the browser. */
import { noCookies } from './cookie'

/**
 * Removes the cookies and tells the browser to clear storage and cache. Browsers obey that on secure pages only, so the
 * page removes its own keys as well. Not `"cookies"`: that affects other sites on the same domain.
 */
export function leaveNothing(request: Request): Response {
  const headers = new Headers({ 'cache-control': 'private, no-store', 'clear-site-data': '"cache", "storage"' })
  for (const cookie of noCookies(request)) headers.append('set-cookie', cookie)
  return new Response(null, { status: 204, headers })
}
