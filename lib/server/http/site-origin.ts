/** The address of this site as a visitor's request has it, for whatever must be told whole to other programs. */

/** The configured origin, else what the request says; undefined when that is no address. */
export function siteOrigin(headers: Pick<Headers, 'get'>, appOrigin: string | undefined): string | undefined {
  if (appOrigin !== undefined) return appOrigin
  const host = headers.get('host') ?? ''
  const forwarded = headers.get('x-forwarded-proto')?.split(',')[0]?.trim()
  const address = `${forwarded === 'https' ? 'https' : 'http'}://${host}`
  const url = URL.canParse(address) ? new URL(address) : undefined
  // A host that is more than a host is somebody's joke.
  return url && url.host === host.toLowerCase() ? url.origin : undefined
}
