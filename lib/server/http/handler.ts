/** Wraps a route: who asks, whether the site's own page asks, what goes wrong. AppError -> Response happens here only. */
import type { Guest } from '@/lib/server/auth/guest'
import { getServices, type Services } from '@/lib/server/services'
import { AppError, toAppError } from '@/lib/shared/error'
import { newId } from '@/lib/shared/ids'
import { isSameOrigin } from './origin'

/** What a route is given. */
export interface RouteContext<Params> {
  request: Request
  params: Params
  services: Services
  requestId: string
  acceptedAt: Date
  /** The visitor; undefined before the first message. */
  guest: Guest | undefined
  /** The visitor, made now if there is none yet; the response then carries the cookie. */
  requireGuest(): Guest
}

type Route<Params> = (context: RouteContext<Params>) => Promise<Response>

/** Makes a route handler of Next. */
export function handler<Params = Record<never, never>>(route: Route<Params>) {
  return async (request: Request, { params }: { params: Promise<Params> }): Promise<Response> => {
    const requestId = newId()
    const acceptedAt = new Date()
    let services: Services | undefined
    try {
      services = getServices()
      const isWrite = request.method !== 'GET' && request.method !== 'HEAD'
      if (isWrite && !isSameOrigin(request, services.config.appOrigin)) throw new AppError('forbidden')
      const { guests } = services
      let guest = guests.read(request)
      const requireGuest = () => {
        guest ??= guests.make()
        return guest
      }
      const response = await route({
        request,
        params: await params,
        services,
        requestId,
        acceptedAt,
        guest,
        requireGuest,
      })
      if (guest?.isNew) response.headers.append('set-cookie', guests.cookie(guest, request))
      response.headers.set('x-request-id', requestId)
      return response
    } catch (thrown) {
      const error = toAppError(thrown)
      const fields = { requestId, code: error.code, method: request.method }
      if (error.status >= 500) services?.log.error('request failed', fields, error.cause ?? error)
      return errorResponse(error, requestId)
    }
  }
}

/** An error as every route answers it. */
export function errorResponse(error: AppError, requestId: string): Response {
  const headers = new Headers({ 'cache-control': 'private, no-store', 'x-request-id': requestId })
  if (error.retryAfter !== undefined) headers.set('retry-after', String(Math.ceil(error.retryAfter)))
  return Response.json({ error: error.info(requestId) }, { status: error.status, headers })
}
