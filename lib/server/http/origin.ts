/** Whether a write comes from this site's own pages or from a program other than a browser. */
import { areSame, isAllowedHost, parseHost, type Site } from './own-hosts'

/**
 * Browsers send Origin with every write, so one that names another site, or `null`, is refused. Requests without it
 * come from programs, unless Sec-Fetch-Site says that a browser sent them from elsewhere. The Host header has been
 * checked before (own-hosts.ts): here the origin is compared with it, or with the configured one.
 */
export function isSameOrigin({ headers }: Pick<Request, 'headers'>, { appOrigin, allowedHosts }: Site): boolean {
  const text = headers.get('origin')
  if (text === null) {
    const site = headers.get('sec-fetch-site')
    return site === null || site === 'same-origin' || site === 'none'
  }
  const origin = parseOrigin(text)
  if (!origin) return false
  const configured = appOrigin === undefined ? undefined : parseOrigin(appOrigin)
  if (configured?.protocol === origin.protocol && areSame(configured.host, origin.host)) return true
  const host = headers.get('host')
  // A proxy may have terminated https: without a configured origin either scheme is accepted.
  if (host === null || (configured && !isAllowedHost(host, allowedHosts))) return false
  return areSame(parseHost(host, origin.protocol), origin.host)
}

function parseOrigin(text: string) {
  const [, protocol = '', rest = ''] = /^(https?:)\/\/([^/]*)$/i.exec(text) ?? []
  const host = parseHost(rest, protocol.toLowerCase())
  return host && { protocol: protocol.toLowerCase(), host }
}
