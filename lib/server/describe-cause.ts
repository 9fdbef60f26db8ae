/**
 * A thrown value as the log describes it: by names and codes. Messages are included only if they come from this
 * product, the runtime or the database: upstreams quote the request, and parsers their input.
 */

/** What may be logged. */
export type LogFields = Record<string, string | number | boolean | null | undefined>

/** The form of names and codes; anything else in their place is free text. */
const WORD = /^[\w.-]{1,100}$/

/** The fields that describe a thrown value. */
export function describeCause(thrown: unknown): LogFields {
  const cause = unwrapped(thrown)
  if (cause === undefined) return {}
  if (!(cause instanceof Error)) return { cause: typeof cause }
  const fields = cause as unknown as Record<string, unknown>
  return {
    cause: word(cause.name) ?? 'Error',
    ...(!quotes(cause) && { causeMessage: cause.message }),
    ...(typeof fields.status === 'number' && { causeStatus: fields.status }),
    ...named('causeType', fields.type),
    ...named('causeCode', codeOf(cause)),
    ...named('causeRequestId', fields.requestID),
  }
}

/** The query builder wraps errors in one that contains the statement with its values. */
function unwrapped(cause: unknown): unknown {
  return cause instanceof Error && 'query' in cause && 'params' in cause ? (cause.cause ?? 'a statement') : cause
}

/** Whether a message may quote input. */
function quotes(error: Error): boolean {
  // The SDK's errors, whose message is the body; parsers, which quote the place of failure; validators of foreign data.
  return 'requestID' in error || error instanceof SyntaxError || 'issues' in error
}

const MAX_CAUSES = 5

/** The code of an error or of its causes: network codes lie deep. */
function codeOf(error: Error): unknown {
  let inner: unknown = error
  for (let depth = 0; depth < MAX_CAUSES && inner instanceof Error; depth += 1) {
    if ('code' in inner && typeof inner.code === 'string') return inner.code
    inner = inner.cause
  }
  return undefined
}

function named(field: string, value: unknown): LogFields {
  const name = word(value)
  return name === undefined ? {} : { [field]: name }
}

function word(value: unknown): string | undefined {
  return typeof value === 'string' && WORD.test(value) ? value : undefined
}
