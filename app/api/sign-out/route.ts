/** POST /api/sign-out: ends this browser's session and clears the person's data from it. */
import { endSession } from '@/lib/server/auth/session'
import { leaveNothing } from '@/lib/server/auth/sign-out'
import { handler } from '@/lib/server/http/handler'

export const POST = handler(async ({ request, services }) => {
  await endSession(services.database.queries, request)
  return leaveNothing(request)
})
