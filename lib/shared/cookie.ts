/** Cookies as text, for the server's headers and the page's own. */

/** How long settings and sessions last. */
export const COOKIE_YEAR_SECONDS = 365 * 24 * 60 * 60

/** What distinguishes one cookie from another; none of them is sent by other sites. */
export interface CookieOptions {
  /** 0 removes the cookie. */
  maxAgeSeconds: number
  /** For https only. */
  isSecure: boolean
  /** Keeps the cookie from scripts. */
  isHttpOnly?: boolean
}

/** A cookie as `set-cookie` and `document.cookie` take it. */
export function cookieText(
  name: string,
  value: string,
  { maxAgeSeconds, isSecure, isHttpOnly = false }: CookieOptions,
): string {
  const flags = `${isHttpOnly ? '; HttpOnly' : ''}; SameSite=Lax; Max-Age=${maxAgeSeconds}${isSecure ? '; Secure' : ''}`
  return `${name}=${value}; Path=/${flags}`
}
