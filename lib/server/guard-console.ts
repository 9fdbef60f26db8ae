/**
 * Turns console output into lines of the server's log: Next prints errors of pages, routes and unhandled promises with
 * all their properties.
 */
import type { EventEmitter } from 'node:events'
import type { Logger } from './log'

/** The stack frames of an error, which contain no user data. */
const MAX_FRAMES = 8

/** Redirects a console's errors and warnings to the log. */
export function guardConsole(log: Logger, target: Pick<Console, 'error' | 'warn'> = console): void {
  const printed =
    (level: string) =>
    (...given: unknown[]) => {
      const thrown = given.find((each) => each instanceof Error)
      // A message from a program; of any other value the type is enough.
      const words = given.map((each) => (typeof each === 'string' ? each : `[${typeof each}]`)).join(' ')
      log.error('printed', { level, ...(thrown ? framesOf(thrown) : { words }) }, thrown)
    }
  target.error = printed('error')
  target.warn = printed('warn')
}

/**
 * Keeps the server running when nobody reads its output any more. Otherwise each failed write is an uncaught error, Next
 * prints it, and that is the next failed write.
 */
export function surviveLostOutput(outputs: readonly EventEmitter[] = [process.stdout, process.stderr]): void {
  for (const output of outputs) output.on('error', () => {})
}

function framesOf({ stack = '', ...fields }: Error & { digest?: unknown }) {
  const frames = stack
    .split('\n')
    .filter((line) => /^ {4}at /.test(line))
    .slice(0, MAX_FRAMES)
  const { digest } = fields
  return { frames: frames.map((line) => line.trim()).join('\n'), ...(typeof digest === 'string' && { digest }) }
}
