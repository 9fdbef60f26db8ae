/** This site's address as a visitor sees it, for absolute links in other programs. */

/** The configured origin, else the request's; undefined when that is invalid. */
export function siteOrigin(headers: Pick<Headers, 'get'>, appOrigin: string | undefined): string | undefined {
  if (appOrigin !== undefined) return appOrigin
  const host = headers.get('host') ?? ''
  const forwarded = headers.get('x-forwarded-proto')?.split(',')[0]?.trim()
  const address = `${forwarded === 'https' ? 'https' : 'http'}://${host}`
  const url = URL.canParse(address) ? new URL(address) : undefined
  // The header contains more than a host.
  return url && url.host === host.toLowerCase() ? url.origin : undefined
}
