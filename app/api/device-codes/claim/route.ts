/** POST /api/device-codes/claim: uses a code up; this device acts for the code's person from now on. */

import { claimDeviceCode } from '@/lib/server/auth/device-code'
import { settingCookies } from '@/lib/server/auth/setting-cookies'
import { readPreferences } from '@/lib/server/database/people/preferences'
import { handler } from '@/lib/server/http/handler'
import { readBody } from '@/lib/server/http/read-body'
import { claimRequest } from '@/lib/shared/api/requests'

export const POST = handler(async ({ request, services, person, changeSession }) => {
  const { code } = await readBody(request, claimRequest, 4_096)
  const session = await claimDeviceCode(services.database, code, person, request)
  changeSession(session)
  const headers = new Headers({ 'cache-control': 'private, no-store' })
  const preferences = await readPreferences(services.database.queries, session.person.id)
  for (const cookie of settingCookies(request, preferences)) headers.append('set-cookie', cookie)
  return new Response(null, { status: 204, headers })
})
