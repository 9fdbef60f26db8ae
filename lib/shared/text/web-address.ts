/** Addresses that a link may lead to, whoever wrote them. */

const LINK_SCHEMES = new Set(['https:', 'http:', 'mailto:'])
const MAX_LINK_LENGTH = 2000

/** A link's address as the browser will read it; undefined when it may not be followed. */
export function safeLink(href: string): string | undefined {
  if (href.length > MAX_LINK_LENGTH) return undefined
  if (href.startsWith('#')) return href
  const url = URL.canParse(href) ? new URL(href) : undefined
  // An address with a user name is made to look like another host.
  if (!url || !LINK_SCHEMES.has(url.protocol) || url.username !== '' || url.password !== '') return undefined
  return url.href
}

/** The same for web pages only; undefined for all but http and https. */
export function webAddress(url: unknown): string | undefined {
  const link = typeof url === 'string' ? safeLink(url) : undefined
  return link !== undefined && /^https?:/.test(link) ? link : undefined
}

/** A host as people know it. */
export const withoutWww = (host: string): string => host.replace(/^www\./, '')

/** An address's host as people know it. */
export const hostOf = (url: string): string => withoutWww(new URL(url).host)
