/** Reads a JSON body, counting its bytes while they come. */
import type { z } from 'zod'
import { AppError, isAppError } from '@/lib/shared/error'
import { readText } from './read-text'

/** Reads, parses and checks the body; rejects with `unsupported_media_type`, `too_large` or `invalid_request`. */
export async function readBody<T>(request: Request, schema: z.ZodType<T>, maxBytes: number): Promise<T> {
  const type = request.headers.get('content-type') ?? ''
  if (!/^application\/json\s*(;|$)/i.test(type)) throw new AppError('unsupported_media_type')
  // Unpacking would let a small body become a huge one.
  if (request.headers.has('content-encoding')) throw new AppError('unsupported_media_type')
  const text = await readUtf8(request, maxBytes)
  if (isDeep(text)) throw new AppError('invalid_request', { message: 'The body is nested too deeply.' })
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

/** No body in good form comes near it; whoever walks deep ones, runs out of stack. */
const MAX_DEPTH = 100

/** Whether JSON is nested too deeply, found without parsing it. */
function isDeep(text: string): boolean {
  let depth = 0
  let isString = false
  for (let at = 0; at < text.length; at += 1) {
    const mark = text[at]
    if (isString) {
      if (mark === '\\') at += 1
      else if (mark === '"') isString = false
    } else if (mark === '"') isString = true
    else if (mark === '[' || mark === '{') {
      depth += 1
      if (depth > MAX_DEPTH) return true
    } else if (mark === ']' || mark === '}') depth -= 1
  }
  return false
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch (error) {
    throw new AppError('invalid_request', { message: 'The body is not JSON.', cause: error })
  }
}
