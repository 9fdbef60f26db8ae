/** SDK errors -> AppErrors; nowhere else. What the upstream said goes to the log as the cause, never over the wire. */
import Anthropic from '@anthropic-ai/sdk'
import { AppError, type ErrorCode, isAppError } from '@/lib/shared/error'

/** The API's error types, which also arrive inside streams, where there is no status. */
const BY_TYPE = new Map<string, ErrorCode>(
  Object.entries({
    authentication_error: 'provider_key',
    permission_error: 'provider_key',
    billing_error: 'provider_key',
    rate_limit_error: 'rate_limited',
    overloaded_error: 'overloaded',
    timeout_error: 'timed_out',
    request_too_large: 'context_full',
    invalid_request_error: 'provider_refused',
    not_found_error: 'provider_refused',
    api_error: 'provider_failed',
  }),
)

const BY_STATUS: Record<number, ErrorCode> = {
  400: 'provider_refused',
  401: 'provider_key',
  402: 'provider_key',
  403: 'provider_key',
  404: 'provider_refused',
  408: 'timed_out',
  409: 'provider_failed',
  413: 'context_full',
  422: 'provider_refused',
  429: 'rate_limited',
  504: 'timed_out',
  529: 'overloaded',
}

/** Maps anything that the SDK or its fetch threw. */
export function toProviderError(thrown: unknown): AppError {
  if (isAppError(thrown)) return thrown
  const inner = innerAppError(thrown)
  if (inner) return inner
  if (thrown instanceof Anthropic.APIConnectionTimeoutError) return new AppError('timed_out', { cause: thrown })
  if (thrown instanceof Anthropic.APIError && !(thrown instanceof Anthropic.APIConnectionError)) {
    const code = codeOf(thrown)
    const retryAfter = retryAfterOf(thrown.headers)
    const message = code === 'provider_refused' && isContextFull(thrown) ? undefined : messageOf(thrown)
    return new AppError(isContextFull(thrown) ? 'context_full' : code, {
      cause: thrown,
      ...(message !== undefined && { message }),
      ...(retryAfter !== undefined && { retryAfter }),
    })
  }
  return new AppError('connection_lost', { cause: thrown })
}

/** An unreadable piece of the answer: continuing would hide that it is missing. */
export function unreadable(cause: Error): AppError {
  return new AppError('provider_failed', {
    message: 'The model provider sent a part of the answer that cannot be read. Try again.',
    cause,
  })
}

const TOO_MUCH = {
  bytes: 'sent more data than one answer may have',
  events: 'sent more pieces than one answer may have',
  event: 'sent a piece that is larger than any of an answer may be',
  blocks: 'began more parts than one answer may have',
  toolCalls: 'asked for more tools than one answer may use',
  text: 'wrote more than one answer may hold',
}

/** The answer exceeds the limit: it ends here and keeps what came before. */
export function tooMuch(what: keyof typeof TOO_MUCH): AppError {
  return new AppError('answer_too_large', {
    message: `The model provider ${TOO_MUCH[what]}, so the answer was ended here. What came before is kept. Ask for less at once.`,
  })
}

/** Whether the API refused the signature of earlier thinking: signatures depend on model, account and history. */
export function isInvalidSignature({ code, cause }: AppError): boolean {
  return code === 'provider_refused' && cause instanceof Anthropic.APIError && /signature/i.test(cause.message)
}

function codeOf({ status, type }: { status?: number | undefined; type?: string | null }): ErrorCode {
  const byType = type ? BY_TYPE.get(type) : undefined
  const byStatus = status === undefined ? undefined : BY_STATUS[status]
  return byType ?? byStatus ?? 'provider_failed'
}

function messageOf(error: InstanceType<typeof Anthropic.APIError>): string | undefined {
  if (error.type === 'not_found_error' || (error.status === 404 && /model/i.test(error.message))) {
    return 'The model provider does not know this model. The operator of this site needs to check ANTHROPIC_MODEL and ANTHROPIC_BASE_URL.'
  }
  if (error.status === 404) {
    return 'The model provider has no Messages API at its address. The operator of this site needs to check ANTHROPIC_BASE_URL.'
  }
  return undefined
}

function isContextFull(error: { status?: number | undefined; message: string }): boolean {
  return error.status === 400 && /prompt is too long|context (window|length|limit)/i.test(error.message)
}

/** An AppError thrown inside fetch arrives wrapped in the SDK's connection error. */
function innerAppError(thrown: unknown): AppError | undefined {
  let cause: unknown = thrown
  for (let depth = 0; depth < 5 && cause instanceof Error; depth += 1) {
    cause = cause.cause
    if (isAppError(cause)) return cause
  }
  return undefined
}

/** Seconds to wait, from `retry-after-ms` or `retry-after` (seconds or a date), at most a day. */
function retryAfterOf(headers: Headers | undefined): number | undefined {
  const milliseconds = Number(headers?.get('retry-after-ms') ?? Number.NaN)
  if (Number.isFinite(milliseconds)) return clamp(milliseconds / 1000)
  const text = headers?.get('retry-after')
  if (!text) return undefined
  const seconds = Number(text)
  if (Number.isFinite(seconds)) return clamp(seconds)
  const date = Date.parse(text)
  return Number.isNaN(date) ? undefined : clamp((date - Date.now()) / 1000)
}

function clamp(seconds: number): number {
  return Math.min(Math.max(seconds, 0), 86_400)
}
