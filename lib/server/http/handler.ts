/** Wraps a route: session, origin check, errors. AppError -> Response happens here only. */
import { makeGuest, type NewSession, readSession, sessionCookie, type Visitor } from '@/lib/server/auth/session'
import { getServices } from '@/lib/server/create-services'
import { isDatabaseDown } from '@/lib/server/database/database-error'
import type { Services } from '@/lib/server/services'
import { AppError, isAppError, toAppError } from '@/lib/shared/error'
import { newId } from '@/lib/shared/ids'
import { type Origin, originOf } from './client-address'
import { isSameOrigin } from './origin'
import { requireOwnHost } from './own-hosts'

/** What a route receives. */
export interface RouteContext<Params> {
  request: Request
  params: Params
  services: Services
  requestId: string
  acceptedAt: Date
  /** The visitor; undefined before the first message. */
  person: Visitor | undefined
  /** Where the request comes from, as far as known. */
  origin: Origin
  /** The visitor; makes a guest if there is none, and the response then carries the cookie. */
  requirePerson(): Promise<Visitor>
  /** Replaces the request's session in the response. */
  changeSession(session: NewSession): void
}

type Route<Params> = (context: RouteContext<Params>) => Promise<Response>

/** Options of a route. */
export interface RouteOptions {
  /** Accepts any Host header, for monitors inside the network; only for routes that reveal nothing private. */
  anyHost?: boolean
}

/** Makes a route handler of Next. */
export function handler<Params = Record<never, never>>(route: Route<Params>, { anyHost = false }: RouteOptions = {}) {
  return async (request: Request, { params }: { params: Promise<Params> }): Promise<Response> => {
    const requestId = newId()
    const acceptedAt = new Date()
    let services: Services | undefined
    let newSession: NewSession | undefined
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
          if (!newSession) {
            await limits.makeGuest(origin)
            newSession = await makeGuest(queries)
          }
          return { ...newSession.person, preferences: {} }
        },
        changeSession(session) {
          newSession = session
        },
      })
      if (newSession) response.headers.append('set-cookie', sessionCookie(newSession.token, request))
      response.headers.set('x-request-id', requestId)
      return response
    } catch (thrown) {
      const error = explain(thrown)
      const fields = { requestId, code: error.code, method: request.method }
      // A client that left may have caused the failure and gets no response.
      if (error.status >= 500 && error.code !== 'draining' && !request.signal.aborted)
        services?.log.error('request failed', fields, error.cause ?? error)
      const response = errorResponse(error, requestId)
      // A guest made for this request keeps the session.
      if (newSession) response.headers.append('set-cookie', sessionCookie(newSession.token, request))
      return response
    }
  }
}

const RETRY_STORAGE_SECONDS = 5

function explain(thrown: unknown): AppError {
  if (isAppError(thrown) || !isDatabaseDown(thrown)) return toAppError(thrown)
  return new AppError('storage_down', { cause: thrown, retryAfter: RETRY_STORAGE_SECONDS })
}

/** The response for an error. */
export function errorResponse(error: AppError, requestId: string): Response {
  const headers = new Headers({ 'cache-control': 'private, no-store', 'x-request-id': requestId })
  if (error.retryAfter !== undefined) headers.set('retry-after', String(Math.ceil(error.retryAfter)))
  return Response.json({ error: error.info(requestId) }, { status: error.status, headers })
}
