/** Reads a request's body up to the API's limit. */
import { ApiError } from './api-error'

const LIMIT_BYTES = 32 * 1024 * 1024

/** The body as text; 413 as soon as it is known to be over the limit. */
export async function readBody(request: Request, limit = LIMIT_BYTES): Promise<string> {
  const tooLarge = () => new ApiError('request_too_large', 'Request exceeds the maximum size')
  if (Number(request.headers.get('content-length')) > limit) throw tooLarge()
  const reader = request.body?.getReader()
  if (!reader) return ''
  const decoder = new TextDecoder()
  let text = ''
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) return text + decoder.decode()
    length += value.byteLength
    if (length > limit) {
      await reader.cancel()
      throw tooLarge()
    }
    text += decoder.decode(value, { stream: true })
  }
}
