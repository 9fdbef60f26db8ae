/** Faults before the stream: error statuses, bodies that are no stream, failed connections. */
import { type ApiErrorType, errorBody } from '@/lib/server/simulator/api-error'
import { type Fault, numberOr } from './fault'

const TYPES: Record<number, ApiErrorType> = {
  400: 'invalid_request_error',
  401: 'authentication_error',
  403: 'permission_error',
  404: 'not_found_error',
  413: 'request_too_large',
  429: 'rate_limit_error',
  500: 'api_error',
  504: 'timeout_error',
  529: 'overloaded_error',
}

const statuses = Object.entries(TYPES).map(
  ([status, type]): Fault => ({
    name: `http-${status}`,
    about: `status ${status} with the API's error body [seconds of retry-after]`,
    respond(argument) {
      const body = errorBody({ type, message: `A simulated ${status}` }, 'req_simulated')
      const headers: HeadersInit = argument === undefined ? {} : { 'retry-after': String(numberOr(argument, 1)) }
      return Response.json(body, { status: Number(status), headers })
    },
  }),
)

const PAGE = '<!doctype html><title>502 Bad Gateway</title><h1>502 Bad Gateway</h1>'
const page = (status: number) => new Response(PAGE, { status, headers: { 'content-type': 'text/html' } })

/** The faults of this kind. */
export const RESPONSE_FAULTS: readonly Fault[] = [
  ...statuses,
  { name: 'http-502', about: 'a gateway’s HTML page with status 502', respond: () => page(502) },
  { name: 'html', about: 'an HTML page with status 200', respond: () => page(200) },
  {
    name: 'json',
    about: 'a complete message as JSON although a stream was requested',
    respond: () => Response.json({ type: 'message', role: 'assistant', content: [{ type: 'text', text: 'Hello' }] }),
  },
  {
    name: 'empty-body',
    about: 'an empty event stream',
    respond: () => new Response('', { headers: { 'content-type': 'text/event-stream' } }),
  },
  {
    name: 'invalid-signature',
    about: 'status 400: a thinking block’s signature is not valid',
    respond() {
      const message = 'messages.1.content.0: Invalid `signature` in `thinking` block'
      return Response.json(errorBody({ type: 'invalid_request_error', message }, 'req_simulated'), { status: 400 })
    },
  },
]
