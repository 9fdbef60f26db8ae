/**
 * The headers of safety on whatever Node sends, also what Next answers before it looks at its own rules: malformed
 * addresses, redirects, errors of its router. What a response sets itself stands.
 */
import { type IncomingMessage, type ServerResponse, STATUS_CODES } from 'node:http'
import { AppError, type ErrorCode } from '@/lib/shared/error'
import { newId } from '@/lib/shared/ids'
import { NO_PAGE_POLICY, SECURITY_HEADERS } from './security-headers.mjs'

const ALWAYS = Object.entries({ ...SECURITY_HEADERS, 'Content-Security-Policy': NO_PAGE_POLICY })

/** Sees to it that a response goes out with the headers, whoever writes its head. */
export function guardResponse(response: ServerResponse<IncomingMessage>): void {
  const writeHead = response.writeHead
  response.writeHead = function guarded(this: typeof response, ...given: unknown[]) {
    const told = namesIn(given.at(-1))
    for (const [name, value] of ALWAYS) {
      if (!this.hasHeader(name) && !told.has(name.toLowerCase())) this.setHeader(name, value)
    }
    return (writeHead as (...all: unknown[]) => typeof response).apply(this, given)
  } as typeof writeHead
}

/** The names of headers that are given to `writeHead` itself, as an object, a flat list or a list of pairs. */
function namesIn(given: unknown): Set<string> {
  if (typeof given !== 'object' || given === null) return new Set()
  if (!Array.isArray(given)) return new Set(Object.keys(given).map((name) => name.toLowerCase()))
  const names = given.every(Array.isArray) ? given.map(([name]) => name) : given.filter((_each, at) => at % 2 === 0)
  return new Set(names.map((name) => String(name).toLowerCase()))
}

/** A whole response for a connection on which nothing else can be said: an error as every route answers it, and the end. */
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
