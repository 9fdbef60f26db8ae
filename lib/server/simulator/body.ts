/** Reads a request's body up to the API's limit. */
import { readText } from '@/lib/server/http/read-text'
import { ApiError } from './api-error'

const LIMIT_BYTES = 32 * 1024 * 1024

/** The body as text; throws 413 as soon as it exceeds the limit. */
export function readBody(request: Request, maxBytes = LIMIT_BYTES): Promise<string> {
  const tooLarge = () => new ApiError('request_too_large', 'Request exceeds the maximum size')
  return readText(request, { maxBytes, fatal: false, tooLarge })
}
