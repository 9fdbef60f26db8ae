/** The server's log: one JSON line an event. Ids, sizes and timings; never text of questions or answers, never secrets. */

/** What may be logged. */
export type LogFields = Record<string, string | number | boolean | null | undefined>

/** Writes events as JSON lines. */
export interface Logger {
  info(event: string, fields?: LogFields): void
  /** `cause` is described by its name, message, status and code, with secrets taken out. */
  error(event: string, fields: LogFields, cause?: unknown): void
}

/** Makes a logger; every text in `secrets` is blotted out wherever it turns up. */
export function createLogger(secrets: readonly string[], write: (line: string) => void): Logger {
  const hidden = secrets.filter((secret) => secret.length >= 8)
  function line(level: string, event: string, fields: LogFields) {
    let json = JSON.stringify({ at: new Date().toISOString(), level, event, ...fields })
    for (const secret of hidden) json = json.replaceAll(JSON.stringify(secret).slice(1, -1), '[secret]')
    write(json)
  }
  return {
    info: (event, fields = {}) => line('info', event, fields),
    error: (event, fields, cause) => line('error', event, { ...fields, ...describeCause(cause) }),
  }
}

/** The query builder wraps an error in one whose message is the statement with its values: a person's words. */
function unwrapped(cause: unknown): unknown {
  return cause instanceof Error && 'query' in cause && 'params' in cause ? (cause.cause ?? 'a statement') : cause
}

function describeCause(thrown: unknown): LogFields {
  const cause = unwrapped(thrown)
  if (cause === undefined) return {}
  if (!(cause instanceof Error)) return { cause: typeof cause }
  const { status, type } = cause as { status?: unknown; type?: unknown }
  const code = (cause as { code?: unknown }).code ?? (cause.cause as { code?: unknown } | undefined)?.code
  return {
    cause: cause.name,
    // Upstream errors may quote the request: a short line says what is wrong and carries no conversation.
    causeMessage: cause.message.slice(0, 200),
    ...(typeof status === 'number' && { causeStatus: status }),
    ...(typeof type === 'string' && { causeType: type }),
    ...(typeof code === 'string' && { causeCode: code }),
  }
}
