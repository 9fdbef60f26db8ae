/** Reads a JSON body, counting its bytes as they arrive. */
import type { z } from 'zod'
import { AppError, isAppError } from '@/lib/shared/error'
import { checkShape } from './json-shape'
import { readText } from './read-text'

/** Reads, parses and checks the body; rejects with `unsupported_media_type`, `too_large` or `invalid_request`. */
export async function readBody<T>(request: Request, schema: z.ZodType<T>, maxBytes: number): Promise<T> {
  return parseBody(await readJsonText(request, maxBytes), schema)
}

/** Reads the body without parsing it. */
export async function readJsonText(request: Request, maxBytes: number): Promise<string> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new AppError('unsupported_media_type')
  // Decompression could turn a small body into a huge one.
  if (request.headers.has('content-encoding')) throw new AppError('unsupported_media_type')
  return readUtf8(request, maxBytes)
}

/** Parses and checks the text of a body; one that is too deep or has too many values is not parsed at all. */
export function parseBody<T>(text: string, schema: z.ZodType<T>): T {
  checkShape(text)
  const parsed = schema.safeParse(parseJson(text))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const where = issue?.path.join('.')
  throw new AppError('invalid_request', {
    message: `The request is not valid: ${where ? `${where}: ` : ''}${issue?.message}`,
  })
}

async function readUtf8(request: Request, maxBytes: number): Promise<string> {
  const message = `The message is larger than ${Math.floor(maxBytes / 1024)} KB. Shorten it and send it again.`
  const tooLarge = () => new AppError('too_large', { message })
  try {
    return await readText(request, { maxBytes, fatal: true, tooLarge })
  } catch (error) {
    if (isAppError(error)) throw error
    throw new AppError('invalid_request', { message: 'The body is not UTF-8 text, or broke off.', cause: error })
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new AppError('invalid_request', { message: 'The body is not JSON.', cause: error })
  }
}
