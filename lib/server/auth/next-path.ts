/** Where a person lands after signing in: a path of this site and nothing else. */

// A placeholder for the parser, which reads addresses by the same rules as browsers.
const BASE = 'http://this-site.invalid'

/** The path for a `location` header; `/` for anything that leads elsewhere or is no path. */
export function safeNextPath(next: string | null | undefined): string {
  if (!next || next.length > 500 || !/^\/(?![/\\])[\x20-\x7e]*$/.test(next) || next.includes('\\')) return '/'
  if (!URL.canParse(next, BASE)) return '/'
  const url = new URL(next, BASE)
  if (url.origin !== BASE) return '/'
  // `/.//host` parses as a path but serialises as another site.
  return url.pathname.startsWith('//') ? '/' : `${url.pathname}${url.search}${url.hash}`
}
