/** The response that leaves nothing of a person on the machine. */
import { noCookies } from './cookie'

/**
 * Takes the cookies away and tells the browser to drop what pages have stored and kept. Browsers heed the last on secure
 * pages only, so the page removes its own keys as well. Not `"cookies"`: that reaches other sites of the same domain.
 */
export function leaveNothing(request: Request): Response {
  const headers = new Headers({ 'cache-control': 'private, no-store', 'clear-site-data': '"cache", "storage"' })
  for (const cookie of noCookies(request)) headers.append('set-cookie', cookie)
  return new Response(null, { status: 204, headers })
}
