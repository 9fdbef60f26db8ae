/**
 * GET /api/sign-in/{provider}/callback: where the provider sends a person back to. The one GET that changes something,
 * and only for the flow that this browser began.
 */

import { enterAccount } from '@/lib/server/auth/enter-account'
import { noFlowCookie, readFlow } from '@/lib/server/auth/flow-cookie'
import { settingCookies } from '@/lib/server/auth/setting-cookies'
import { readPreferences } from '@/lib/server/database/people/preferences'
import { handler } from '@/lib/server/http/handler'

interface Params {
  provider: string
}

export const GET = handler<Params>(async ({ request, params, services, person, changeSession }) => {
  const { signIn, database, log } = services
  const query = new URL(request.url).searchParams
  const outcome = await signIn.finish(params.provider, query, readFlow(request, query.get('state')))
  const headers = new Headers({ 'cache-control': 'private, no-store' })
  headers.append('set-cookie', noFlowCookie(request, query.get('state')))
  if (outcome.kind === 'failed') {
    log.error('sign-in failed', { provider: params.provider, reason: outcome.reason }, outcome.cause)
    headers.set('location', `/account?${new URLSearchParams({ 'sign-in': outcome.reason, next: outcome.next })}`)
    return new Response(null, { status: 303, headers })
  }
  const session = await enterAccount(database, outcome.identity, person, request)
  changeSession(session)
  const preferences = await readPreferences(database.queries, session.person.id)
  for (const cookie of settingCookies(request, preferences)) headers.append('set-cookie', cookie)
  headers.set('location', outcome.next)
  return new Response(null, { status: 303, headers })
})
