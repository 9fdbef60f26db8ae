/** Cookies as this server reads and writes them. */
import { cookieText } from '@/lib/shared/cookie'
import { isOwnName } from '@/lib/shared/own-names'

/**
 * Whether the visitor's connection is https. Behind a proxy this server's own connection is plain; a forged header
 * affects only the forger's cookie.
 */
export function isHttps(request: Request): boolean {
  const forwarded = request.headers.get('x-forwarded-proto')?.split(',')[0]?.trim()
  return (forwarded ?? new URL(request.url).protocol.slice(0, -1)) === 'https'
}

/** A cookie's full name: browsers refuse the __Host- prefix on plain http, where local networks must work too. */
function nameFor(request: Request, name: string): string {
  return isHttps(request) ? `__Host-firstword-${name}` : `firstword-${name}`
}

/** `set-cookie` values that remove every cookie of this product that the request carries. */
export function noCookies(request: Request): string[] {
  const isSecure = isHttps(request)
  const names = (request.headers.get('cookie') ?? '').split(';').map((pair) => pair.split('=')[0]?.trim() ?? '')
  return [...new Set(names)].filter(isOwnName).map((name) => cookieText(name, '', { maxAgeSeconds: 0, isSecure }))
}

/** The value of a cookie of this product; undefined when the request carries none. */
export function readCookie(request: Request, name: string): string | undefined {
  const fullName = nameFor(request, name)
  for (const pair of (request.headers.get('cookie') ?? '').split(';')) {
    const equals = pair.indexOf('=')
    if (equals !== -1 && pair.slice(0, equals).trim() === fullName) return pair.slice(equals + 1).trim()
  }
  return undefined
}

/** A `set-cookie` value; no script can read the cookie, no other site sends it. `maxAgeSeconds` 0 removes it. */
export function writeCookie(request: Request, name: string, value: string, maxAgeSeconds: number): string {
  return cookieText(nameFor(request, name), value, { maxAgeSeconds, isSecure: isHttps(request), isHttpOnly: true })
}
