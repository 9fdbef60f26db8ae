/** Gives every page a content security policy with a nonce of its own; the sandbox has its own policy. */
import { type NextRequest, NextResponse } from 'next/server'

export function proxy(request: NextRequest) {
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18))))
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === 'development')
  const headers = new Headers(request.headers)
  // Next reads the nonce from the request's policy and puts it on its own scripts.
  headers.set('content-security-policy', policy)
  headers.set('x-nonce', nonce)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', policy)
  return response
}

function contentSecurityPolicy(nonce: string, isDevelopment: boolean): string {
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${isDevelopment ? " 'unsafe-eval'" : ''}`,
    // Highlighting and math set colours and sizes as style attributes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "manifest-src 'self'",
    // The sandbox, and nothing else: it has a stricter policy than the page.
    "frame-src 'self'",
    `connect-src 'self'${isDevelopment ? ' ws: wss:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

export const config = {
  // Not for routes with a policy of their own, and not for the files in `public`.
  matcher: [
    {
      source:
        '/((?!api/|sandbox/javascript$|_next/static|_next/image|(?:favicon\\.ico|(?:icon-[\\w-]+|apple-touch-icon|link-picture)\\.png|icon\\.svg|manifest\\.webmanifest|robots\\.txt)$).*)',
    },
  ],
}
