/**
 * The server's log: one JSON line per event. Ids, sizes and timings; never text of questions or answers, never secrets.
 */
import { describeCause, type LogFields } from './describe-cause'

/** Writes events as JSON lines. */
export interface Logger {
  info(event: string, fields?: LogFields): void
  /** `cause` is described by its name and codes, and by its message if that quotes no input. */
  error(event: string, fields: LogFields, cause?: unknown): void
}

/** Of a field: some come from an upstream or a client. */
const MAX_CHARACTERS = 500
/** A short line says what is wrong. */
const MAX_MESSAGE = 200

/** Makes a logger; every text in `secrets` is redacted wherever it appears. */
export function createLogger(secrets: readonly string[], write: (line: string) => void): Logger {
  const hidden = formsOf(secrets.filter((secret) => secret.length >= 8))

  /** Redacted before cutting, which could leave part of a secret. */
  function clean(name: string, value: LogFields[string]) {
    if (typeof value !== 'string') return value
    let text = value
    for (const secret of hidden) text = text.replaceAll(secret, '[secret]')
    return visible(text).slice(0, name === 'causeMessage' ? MAX_MESSAGE : MAX_CHARACTERS)
  }

  function line(level: string, event: string, fields: LogFields) {
    const cleaned = Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, clean(name, value)]))
    write(JSON.stringify({ at: new Date().toISOString(), level, event, ...cleaned }))
  }

  return {
    info: (event, fields = {}) => line('info', event, fields),
    error: (event, fields, cause) => line('error', event, { ...fields, ...describeCause(cause) }),
  }
}

/** A secret verbatim, and as encoded in JSON, URLs and headers; the longest first. */
function formsOf(secrets: readonly string[]): string[] {
  const forms = secrets.flatMap((secret) => [
    secret,
    JSON.stringify(secret).slice(1, -1),
    encodeURIComponent(secret),
    Buffer.from(secret).toString('base64'),
  ])
  return [...new Set(forms)].toSorted((one, other) => other.length - one.length)
}

/** Removes characters that terminals would interpret or hide. */
function visible(text: string): string {
  return text.replace(/(?![\n\t])[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}]/gu, ' ')
}
