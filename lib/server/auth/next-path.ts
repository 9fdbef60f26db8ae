/** Where a person goes on after signing in: a path of this site and nothing else. */

// Only its parser is needed: browsers and this class read addresses by the same rules.
const BASE = 'http://this-site.invalid'

/** The path as it may stand in a `location` header; `/` for whatever leads elsewhere or is no path. */
export function safeNextPath(next: string | null | undefined): string {
  if (!next || next.length > 500 || !/^\/(?![/\\])[\x20-\x7e]*$/.test(next) || next.includes('\\')) return '/'
  if (!URL.canParse(next, BASE)) return '/'
  const url = new URL(next, BASE)
  if (url.origin !== BASE) return '/'
  // `/.//host` is a path when it is read and another site when it is written.
  return url.pathname.startsWith('//') ? '/' : `${url.pathname}${url.search}${url.hash}`
}
