/** The security headers of every response, unless it sets them itself. */

/** Browsers obey Strict-Transport-Security over https only. */
export const SECURITY_HEADERS = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'strict-origin-when-cross-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=()',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Strict-Transport-Security': 'max-age=31536000',
}

/** The policy for everything but pages: nothing runs or loads. Pages have one with a nonce (proxy.ts). */
export const NO_PAGE_POLICY = "default-src 'none'; frame-ancestors 'none'"
