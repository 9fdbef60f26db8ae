/** Every error the product can tell a person about: one class, one table of codes. */

interface ErrorRow {
  /** HTTP status when it is known before an answer begins, or in JSON mode. */
  status: number
  /** For people: what happened and what to do next. */
  text: string
  /** Whether the same request may succeed later, unchanged. */
  retryable: boolean
}

/** The one table of error codes. */
export const ERRORS = {
  invalid_request: { status: 400, text: 'The request is not in the form this server expects.', retryable: false },
  unauthenticated: { status: 401, text: 'Please sign in first.', retryable: false },
  forbidden: { status: 403, text: 'This request comes from another site and was refused.', retryable: false },
  not_found: { status: 404, text: 'There is nothing here, or it is not yours.', retryable: false },
  method_not_allowed: { status: 405, text: 'This address does not take that method.', retryable: false },
  too_slow: {
    status: 408,
    text: 'The request took too long to arrive, so nothing was done. Check the connection and send it again.',
    retryable: true,
  },
  already_running: {
    status: 409,
    text: 'An answer is still running in this chat. Stop it or wait until it ends.',
    retryable: true,
  },
  too_large: { status: 413, text: 'This message is too large. Shorten it and send it again.', retryable: false },
  context_full: {
    status: 413,
    text: 'This chat is longer than the model can read. Have it summarised, or start a new chat.',
    retryable: false,
  },
  storage_full: {
    status: 413,
    text: 'There is no room left for more. Delete chats that you no longer need, then try again.',
    retryable: false,
  },
  unsupported_media_type: { status: 415, text: 'Send the body as application/json.', retryable: false },
  rate_limited: {
    status: 429,
    text: 'The model provider asks you to wait a moment. Try again shortly.',
    retryable: true,
  },
  budget_spent: { status: 429, text: 'The budget of this site is spent for now. Try again later.', retryable: true },
  internal: { status: 500, text: 'Something went wrong on this server. Try again.', retryable: true },
  provider_failed: { status: 502, text: 'The model provider failed. Try again.', retryable: true },
  connection_lost: {
    status: 502,
    text: 'The connection to the model provider was lost. Try again.',
    retryable: true,
  },
  answer_too_large: {
    status: 502,
    text: 'The model provider sent more than one answer may hold, so the answer was ended here. Ask for less at once.',
    retryable: false,
  },
  provider_refused: {
    status: 502,
    text: 'The model provider did not accept the request. The operator of this site can see why in the log.',
    retryable: false,
  },
  provider_key: {
    status: 502,
    text: 'The model provider did not accept the key of this site. Its operator needs to set a working ANTHROPIC_API_KEY.',
    retryable: false,
  },
  draining: {
    status: 503,
    text: 'This server is about to stop, so nothing was sent. Try again in a moment.',
    retryable: true,
  },
  storage_down: {
    status: 503,
    text: 'Chats cannot be stored right now, so nothing was sent. Try again in a moment.',
    retryable: true,
  },
  overloaded: { status: 503, text: 'The model is overloaded right now. Try again in a moment.', retryable: true },
  sign_in_failed: {
    status: 502,
    text: 'The sign-in service did not answer. Try again in a minute; your chats stay as they are.',
    retryable: true,
  },
  timed_out: { status: 504, text: 'The model provider stopped sending. Try again.', retryable: true },
} as const satisfies Record<string, ErrorRow>

/** A code of the table. */
export type ErrorCode = keyof typeof ERRORS

/** Whether a string is one of the codes. */
export function isErrorCode(code: unknown): code is ErrorCode {
  return typeof code === 'string' && Object.hasOwn(ERRORS, code)
}

/** An error as it crosses the wire: in HTTP bodies under `error`, in streams as the data of `data-error`. */
export interface ErrorInfo {
  code: ErrorCode
  message: string
  retryable: boolean
  requestId: string
  /** Seconds to wait before a retry, when the provider or a limit says so. */
  retryAfter?: number
}

interface AppErrorOptions {
  /** What really happened: for the log, never for the wire. */
  cause?: unknown
  /** Replaces the table's text where more is known; still written for people, without secrets. */
  message?: string
  /** Seconds to wait before a retry. */
  retryAfter?: number
}

// A bundler may load this module once for pages and once for routes; all copies share the brand.
const BRAND = Symbol.for('firstword.AppError')

/** The product's only error class. Tell it by `isAppError`, never by instanceof. */
export class AppError extends Error {
  override readonly name = 'AppError'
  readonly [BRAND] = true
  readonly code: ErrorCode
  readonly status: number
  readonly retryable: boolean
  readonly retryAfter: number | undefined

  constructor(code: ErrorCode, options: AppErrorOptions = {}) {
    super(options.message ?? ERRORS[code].text, { cause: options.cause })
    this.code = code
    this.status = ERRORS[code].status
    this.retryable = ERRORS[code].retryable
    this.retryAfter = options.retryAfter
  }

  /** The error as it may leave the server. */
  info(requestId: string): ErrorInfo {
    return {
      code: this.code,
      message: this.message,
      retryable: this.retryable,
      requestId,
      ...(this.retryAfter !== undefined && { retryAfter: this.retryAfter }),
    }
  }
}

/** Whether a thrown value is an AppError, even from another copy of this module. */
export function isAppError(thrown: unknown): thrown is AppError {
  return thrown instanceof Error && BRAND in thrown
}

/** Any thrown value as an AppError; anything else becomes `internal` with the original as its cause. */
export function toAppError(thrown: unknown): AppError {
  return isAppError(thrown) ? thrown : new AppError('internal', { cause: thrown })
}
