/** What a provider says when it refuses a request, as plain lines: servers wrap their words in many forms. Pure. */
import Anthropic from '@anthropic-ai/sdk'
import type { AppError } from '@/lib/shared/error'

/** The last ones are faults of the server by their numbers: proxies hand a refusal on with them. */
const REFUSALS: ReadonlySet<number> = new Set([400, 404, 413, 422, 500, 501, 502])

const MAX_LINES = 50
const MAX_CHARACTERS = 2_000
const MAX_DEPTH = 8

/** The words of a refusal, without quotes and with plain numbers; none for a failure of any other kind. */
export function refusalLines({ code, cause }: AppError): string[] {
  if (!(cause instanceof Anthropic.APIError) || cause instanceof Anthropic.APIConnectionError) return []
  // An error within a stream has a type and no status.
  const isRefusal = cause.status === undefined ? code === 'provider_refused' : REFUSALS.has(cause.status)
  if (!isRefusal) return []
  const lines: string[] = []
  collect(cause.error, lines, 0)
  if (lines.length === 0) lines.push(cause.message)
  return lines.slice(0, MAX_LINES).map(plain)
}

function collect(value: unknown, lines: string[], depth: number): void {
  if (lines.length >= MAX_LINES || depth > MAX_DEPTH) return
  if (typeof value === 'string') lines.push(value)
  if (typeof value !== 'object' || value === null) return
  // One fault of a validator: where it is, and what it is.
  const { loc, msg, param, message } = value as Record<string, unknown>
  if (Array.isArray(loc) && typeof msg === 'string') lines.push(`${loc.join('.')}: ${msg}`)
  if (typeof param === 'string' && typeof message === 'string') lines.push(`${param}: ${message}`)
  for (const inner of Object.values(value)) collect(inner, lines, depth + 1)
}

function plain(line: string): string {
  return line
    .slice(0, MAX_CHARACTERS)
    .replace(/[\\"'`]/g, '')
    .replace(/(\d),(?=\d{3}\b)/g, '$1')
    .replace(/\s+/g, ' ')
}
