/**
 * Serves pages only under the site's own host names, each with a content security policy and a fresh nonce; the sandbox
 * has its own policy.
 */
import { type NextRequest, NextResponse } from 'next/server'
import { getConfig } from '@/lib/server/config'
import { requireOwnHost } from '@/lib/server/http/own-hosts'
import { NO_PAGE_POLICY, SECURITY_HEADERS } from '@/lib/server/http/security-headers.mjs'
import { isAppError } from '@/lib/shared/error'

export function proxy(request: NextRequest) {
  try {
    requireOwnHost(request.headers, getConfig().site)
  } catch (thrown) {
    if (!isAppError(thrown)) throw thrown
    // As text: a page would have to be served under that name.
    return new NextResponse(`${thrown.message}\n`, {
      status: thrown.status,
      headers: {
        ...SECURITY_HEADERS,
        'content-security-policy': NO_PAGE_POLICY,
        'content-type': 'text/plain; charset=utf-8',
        'cache-control': 'private, no-store',
      },
    })
  }
  const nonce = btoa(String.fromCharCode(...crypto.getRandomValues(new Uint8Array(18))))
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === 'development')
  const headers = new Headers(request.headers)
  // Next reads the nonce from the request's policy and adds it to its own scripts.
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
    // Highlighting and math use style attributes for colours and sizes.
    "style-src 'self' 'unsafe-inline'",
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "manifest-src 'self'",
    // Only for the sandbox, which has a stricter policy than the page.
    "frame-src 'self'",
    `connect-src 'self'${isDevelopment ? ' ws: wss:' : ''}`,
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

export const config = {
  // Not for routes with their own policy, and not for the files in `public`, listed by name: anything else is a page,
  // if only one that says that it was not found.
  matcher: [
    {
      source:
        '/((?!api/|sandbox/javascript$|_next/static|_next/image|(?:favicon\\.ico|(?:icon-192|icon-512|icon-maskable-512|apple-touch-icon|link-picture)\\.png|icon\\.svg|manifest\\.webmanifest|robots\\.txt)$).*)',
    },
  ],
}
