/** The document of the sandbox frame that runs code: the same for everybody, with its own security policy. */
import { SANDBOX_PAGE, SANDBOX_POLICY } from '@/lib/server/sandbox/sandbox-page'

export function GET() {
  return new Response(SANDBOX_PAGE, {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': SANDBOX_POLICY,
      'cross-origin-resource-policy': 'same-origin',
      'cache-control': 'no-store',
    },
  })
}
