/** Whether a write comes from this site's own pages, or from a program that is no browser. */

/**
 * Browsers send Origin with every write, so one that names another site, or `null`, is refused. Requests
 * without it come from programs, unless Sec-Fetch-Site says that a browser sent them from elsewhere.
 * `appOrigin` is the configured public origin; without it the Host header decides.
 */
export function isSameOrigin(request: Request, appOrigin: string | undefined): boolean {
  const origin = request.headers.get('origin')
  if (origin === null) {
    const site = request.headers.get('sec-fetch-site')
    return site === null || site === 'same-origin' || site === 'none'
  }
  if (appOrigin !== undefined && origin === appOrigin) return true
  const host = request.headers.get('host') ?? new URL(request.url).host
  try {
    const { protocol, host: originHost } = new URL(origin)
    return (protocol === 'https:' || protocol === 'http:') && originHost === host
  } catch {
    return false
  }
}
