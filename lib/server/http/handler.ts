/** Wraps a route: who asks, whether the site's own page asks, what goes wrong. AppError -> Response happens here only. */
import { makeGuest, type NewSession, readSession, sessionCookie, type Visitor } from '@/lib/server/auth/session'
import { getServices } from '@/lib/server/create-services'
import { isDatabaseDown } from '@/lib/server/database/database-error'
import type { Services } from '@/lib/server/services'
import { AppError, isAppError, toAppError } from '@/lib/shared/error'
import { newId } from '@/lib/shared/ids'
import { type Origin, originOf } from './client-address'
import { isSameOrigin } from './origin'
import { requireOwnHost } from './own-hosts'

/** What a route is given. */
export interface RouteContext<Params> {
  request: Request
  params: Params
  services: Services
  requestId: string
  acceptedAt: Date
  /** The visitor; undefined before the first message. */
  person: Visitor | undefined
  /** Where the request comes from, as far as that can be known. */
  origin: Origin
  /** The visitor, made a guest now if there is none yet; the response then carries the cookie. */
  requirePerson(): Promise<Visitor>
  /** Lets the response carry another session than the request. */
  changeSession(session: NewSession): void
}

type Route<Params> = (context: RouteContext<Params>) => Promise<Response>

/** What is different about a route. */
export interface RouteOptions {
  /** Whoever watches the server asks it by whatever name it has inside; true where nothing is told that strangers may not know. */
  anyHost?: boolean
}

/** Makes a route handler of Next. */
export function handler<Params = Record<never, never>>(route: Route<Params>, { anyHost = false }: RouteOptions = {}) {
  return async (request: Request, { params }: { params: Promise<Params> }): Promise<Response> => {
    const requestId = newId()
    const acceptedAt = new Date()
    let services: Services | undefined
    let begun: NewSession | undefined
    try {
      services = await getServices()
      const isWrite = request.method !== 'GET' && request.method !== 'HEAD'
      if (!anyHost) requireOwnHost(request.headers, services.config.site)
      if (isWrite && !isSameOrigin(request, services.config.site)) throw new AppError('forbidden')
      const { queries } = services.database
      const person = await readSession(queries, request)
      const { limits, config } = services
      const origin = originOf(request, config.trust)
      const response = await route({
        request,
        params: await params,
        services,
        requestId,
        acceptedAt,
        person,
        origin,
        async requirePerson() {
          if (person) return person
          if (!begun) {
            await limits.makeGuest(origin)
            begun = await makeGuest(queries)
          }
          return { ...begun.person, preferences: {} }
        },
        changeSession(session) {
          begun = session
        },
      })
      if (begun) response.headers.append('set-cookie', sessionCookie(begun.token, request))
      response.headers.set('x-request-id', requestId)
      return response
    } catch (thrown) {
      const error = explain(thrown)
      const fields = { requestId, code: error.code, method: request.method }
      // Whoever has left made it fail, and hears nothing of it.
      if (error.status >= 500 && error.code !== 'draining' && !request.signal.aborted)
        services?.log.error('request failed', fields, error.cause ?? error)
      const response = errorResponse(error, requestId)
      // Whoever was made a guest for this comes back as the same guest.
      if (begun) response.headers.append('set-cookie', sessionCookie(begun.token, request))
      return response
    }
  }
}

const RETRY_STORAGE_SECONDS = 5

function explain(thrown: unknown): AppError {
  if (isAppError(thrown) || !isDatabaseDown(thrown)) return toAppError(thrown)
  return new AppError('storage_down', { cause: thrown, retryAfter: RETRY_STORAGE_SECONDS })
}

/** An error as every route answers it. */
export function errorResponse(error: AppError, requestId: string): Response {
  const headers = new Headers({ 'cache-control': 'private, no-store', 'x-request-id': requestId })
  if (error.retryAfter !== undefined) headers.set('retry-after', String(Math.ceil(error.retryAfter)))
  return Response.json({ error: error.info(requestId) }, { status: error.status, headers })
}
