/** The API's errors: types, statuses and JSON form. */

const STATUS = {
  invalid_request_error: 400,
  authentication_error: 401,
  permission_error: 403,
  not_found_error: 404,
  request_too_large: 413,
  rate_limit_error: 429,
  api_error: 500,
  timeout_error: 504,
  overloaded_error: 529,
} as const

/** An error type of the API. */
export type ApiErrorType = keyof typeof STATUS

/** The body of an error response, and the data of an `error` event. */
export interface ApiErrorBody {
  type: 'error'
  error: { type: ApiErrorType; message: string }
  request_id: string
}

/** A response in the API's error form; `status` differs from the type's own only for 405. */
export class ApiError extends Error {
  readonly type: ApiErrorType
  readonly status: number

  constructor(type: ApiErrorType, message: string, status: number = STATUS[type]) {
    super(message)
    this.type = type
    this.status = status
  }
}

/** A 400 with this message. */
export function badRequest(message: string): ApiError {
  return new ApiError('invalid_request_error', message)
}

/** The error's JSON form. */
export function errorBody(error: Pick<ApiError, 'type' | 'message'>, requestId: string): ApiErrorBody {
  return { type: 'error', error: { type: error.type, message: error.message }, request_id: requestId }
}
