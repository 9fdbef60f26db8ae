/** What went wrong, as the browser knows it: the server's own words, or that the network failed. */
import { type ErrorInfo, isErrorCode } from '@/lib/shared/error'

/** An error that ended a request; `info.code` is `connection_lost` when no reply came. */
export class ClientError extends Error {
  override readonly name = 'ClientError'
  constructor(readonly info: ErrorInfo) {
    super(info.message)
  }
}

/** The network failed, or the server could not be reached. */
export function networkError(): ClientError {
  const message = 'This device cannot reach the server. Check the connection, then try again.'
  return new ClientError({ code: 'connection_lost', message, retryable: true, requestId: '' })
}

/** Whatever a request threw, as it is shown: what is no error of the server's own is a lost connection. */
export function infoOf(thrown: unknown): ErrorInfo {
  return (thrown instanceof ClientError ? thrown : networkError()).info
}

/** The error of a refused request, from its JSON body; a body in another form gives words of its own. */
export async function errorOf(response: Response): Promise<ClientError> {
  const body: unknown = await response.json().catch(() => undefined)
  const error = isRecord(body) && isRecord(body.error) ? body.error : {}
  const { code, message, retryable, requestId, retryAfter } = error
  return new ClientError({
    code: isErrorCode(code) ? code : 'internal',
    message: typeof message === 'string' ? message : `The server answered with status ${response.status}. Try again.`,
    retryable: typeof retryable === 'boolean' ? retryable : response.status >= 500,
    requestId: typeof requestId === 'string' ? requestId : '',
    ...(typeof retryAfter === 'number' && { retryAfter }),
  })
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
