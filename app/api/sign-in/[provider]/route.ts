/** POST /api/sign-in/{provider}: begins a sign-in; answers with the provider's page to go to. */
import { flowCookie } from '@/lib/server/auth/flow-cookie'
import { handler } from '@/lib/server/http/handler'
import { readBody } from '@/lib/server/http/read-body'
import { signInRequest } from '@/lib/shared/api/requests'

interface Params {
  provider: string
}

export const POST = handler<Params>(async ({ request, params, services }) => {
  const { next } = await readBody(request, signInRequest, 4_096)
  const { location, state, flow } = await services.signIn.begin(params.provider, next ?? '/')
  // Not a redirect: the page's `form-action 'self'` would block a form that leads to one.
  return Response.json(
    { location },
    { headers: { 'cache-control': 'private, no-store', 'set-cookie': flowCookie(request, state, flow) } },
  )
})
