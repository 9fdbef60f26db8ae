/** GET /api/preferences: the visitor's preferences; PATCH changes some of them. */
import { changePreferences, readPreferences } from '@/lib/server/database/people/preferences'
import { handler } from '@/lib/server/http/handler'
import { readBody } from '@/lib/server/http/read-body'
import { preferencesChange } from '@/lib/shared/api/requests'
import { AppError } from '@/lib/shared/error'

const HEADERS = { 'cache-control': 'private, no-store' }
const MAX_BODY_BYTES = 32 * 1024

export const GET = handler(async ({ services, person }) => {
  const preferences = person ? await readPreferences(services.database.queries, person.id) : {}
  return Response.json(preferences, { headers: HEADERS })
})

export const PATCH = handler(async ({ request, services, person, requirePerson }) => {
  const change = await readBody(request, preferencesChange, MAX_BODY_BYTES)
  if (change.model && !(await services.models.offers(change.model))) {
    throw new AppError('invalid_request', { message: 'This site does not offer that model.' })
  }
  // The browser keeps a theme by itself: a colour is no reason to make somebody a guest.
  const isThemeOnly = Object.keys(change).every((field) => field === 'theme')
  if (isThemeOnly && !person) return Response.json({}, { headers: HEADERS })
  const { id } = await requirePerson()
  return Response.json(await changePreferences(services.database.queries, id, change), { headers: HEADERS })
})
