/** The simulator over HTTP: its answers cost this server as much as a chat's, and have the same limits. */
import type { Origin } from '@/lib/server/http/client-address'
import type { Services } from '@/lib/server/services'
import { isAppError } from '@/lib/shared/error'
import { newId } from '@/lib/shared/ids'
import { ApiError, errorBody } from './api-error'
import { createSimulator } from './simulator'

/** The same as for a chat request. */
const MAX_BODY_BYTES = 1024 * 1024

/** Who sent the request. */
export interface SimulatorCaller {
  /** Undefined for programs without a session, which are limited by address. */
  ownerId: string | undefined
  origin: Origin
}

/** Answers a request; refusals have the API's form. */
export async function serveSimulator(
  { limits, config }: Pick<Services, 'limits' | 'config'>,
  request: Request,
  { ownerId, origin }: SimulatorCaller,
): Promise<Response> {
  const simulate = createSimulator({ ...config.simulator, maxBodyBytes: MAX_BODY_BYTES })
  if (request.method !== 'POST') return simulate(request)
  let leave: () => void
  try {
    leave = await limits.beginAnswer(ownerId, origin)
  } catch (error) {
    return refusal(error)
  }
  try {
    return untilRead(await simulate(request), leave)
  } catch (error) {
    leave()
    throw error
  }
}

function refusal(thrown: unknown): Response {
  if (!isAppError(thrown) || thrown.code !== 'rate_limited') throw thrown
  const requestId = `req_${newId()}`
  const headers = new Headers({ 'request-id': requestId, 'cache-control': 'private, no-store' })
  if (thrown.retryAfter !== undefined) headers.set('retry-after', String(Math.ceil(thrown.retryAfter)))
  const error = new ApiError('rate_limit_error', thrown.message)
  return Response.json(errorBody(error, requestId), { status: error.status, headers })
}

/** The same response; `leave` is called when its body ends in any way. */
function untilRead(response: Response, leave: () => void): Response {
  const reader = response.body?.getReader()
  if (!reader) {
    leave()
    return response
  }
  const body = new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const read = await reader.read().catch((error) => {
          leave()
          throw error
        })
        if (!read.done) return controller.enqueue(read.value)
        leave()
        controller.close()
      },
      cancel(reason) {
        leave()
        return reader.cancel(reason)
      },
    },
    { highWaterMark: 0 },
  )
  return new Response(body, response)
}
