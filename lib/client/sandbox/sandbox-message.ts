/** Checks what comes out of the sandbox, where untrusted code runs. */

/** A line that the code has printed. */
export interface ConsoleLine {
  level: 'log' | 'warn' | 'error'
  text: string
}

/** One message of the sandbox. */
export type SandboxMessage =
  | { type: 'started' | 'cut' | 'end' }
  | ({ type: 'line' } & ConsoleLine)
  | { type: 'value'; text: string | undefined }
  | { type: 'failed'; message: string; line: number | undefined }

const MAX_CHARACTERS = 12_000

/** A message of the known form; undefined for anything else. */
export function readSandboxMessage(data: unknown): SandboxMessage | undefined {
  if (typeof data !== 'object' || data === null || !('type' in data)) return undefined
  const { type, level, text, message, line } = data as Record<string, unknown>
  if (type === 'started' || type === 'cut' || type === 'end') return { type }
  if (type === 'line' && typeof text === 'string') {
    return { type, level: level === 'warn' || level === 'error' ? level : 'log', text: text.slice(0, MAX_CHARACTERS) }
  }
  if (type === 'value') return { type, text: typeof text === 'string' ? text.slice(0, MAX_CHARACTERS) : undefined }
  if (type === 'failed' && typeof message === 'string') {
    return { type, message: message.slice(0, MAX_CHARACTERS), line: typeof line === 'number' ? line : undefined }
  }
  return undefined
}
