/**
 * Adds the security headers to every response, including those Next sends before its own rules apply: malformed
 * addresses, redirects, router errors. Headers that a response sets itself are kept.
 */
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import { AppError, type ErrorCode } from '@/lib/shared/error'
import { newId } from '@/lib/shared/ids'
import { NO_PAGE_POLICY, SECURITY_HEADERS } from './security-headers.mjs'

const ALWAYS = Object.entries({ ...SECURITY_HEADERS, 'Content-Security-Policy': NO_PAGE_POLICY })

/** Adds the headers to a response, however its head is written. */
export function guardResponse(response: ServerResponse<IncomingMessage>): void {
  const writeHead = response.writeHead
  response.writeHead = function guarded(this: typeof response, ...args: unknown[]) {
    const ownNames = namesIn(args.at(-1))
    for (const [name, value] of ALWAYS) {
      if (!this.hasHeader(name) && !ownNames.has(name.toLowerCase())) this.setHeader(name, value)
    }
    return (writeHead as (...all: unknown[]) => typeof response).apply(this, args)
  } as typeof writeHead
}

/** The names of headers passed to `writeHead` as an object, a flat list or a list of pairs. */
function namesIn(args: unknown): Set<string> {
  if (typeof args !== 'object' || args === null) return new Set()
  if (!Array.isArray(args)) return new Set(Object.keys(args).map((name) => name.toLowerCase()))
  const names = args.every(Array.isArray) ? args.map(([name]) => name) : args.filter((_each, at) => at % 2 === 0)
  return new Set(names.map((name) => String(name).toLowerCase()))
}

/** A raw error response for a connection that closes after it. */
export function lastWords(code: ErrorCode, message?: string): string {
  const error = new AppError(code, message === undefined ? {} : { message })
  const body = JSON.stringify({ error: error.info(newId()) })
  const headers = [
    ...ALWAYS,
    ['Content-Type', 'application/json'],
    ['Cache-Control', 'private, no-store'],
    ['Content-Length', String(Buffer.byteLength(body))],
    ['Connection', 'close'],
  ]
  const head = headers.map(([name, value]) => `${name}: ${value}\r\n`).join('')
  return `HTTP/1.1 ${error.status} ${STATUS_CODES[error.status]}\r\n${head}\r\n${body}`
}
