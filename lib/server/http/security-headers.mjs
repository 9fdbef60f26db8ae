/** The headers of safety that every response carries, whoever makes it; what a response sets itself stands. */

/** For whatever a browser makes of a response. Browsers heed Strict-Transport-Security over https only. */
export const SECURITY_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Strict-Transport-Security': 'max-age=31536000',
}

/** The policy of what is no page: nothing of it is run or loaded. A page has one with a nonce (proxy.ts). */
export const NO_PAGE_POLICY = "default-src 'none'; frame-ancestors 'none'"
