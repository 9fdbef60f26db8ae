/**
 * What others print, as lines of the server's log: Next prints whatever a page, a route or a forgotten promise threw, with
 * all that hangs on it.
 */
import type { Logger } from './log'

/** Where in the code an error was made: lines that hold no text of anybody. */
const MAX_FRAMES = 8

/** Has a console write its errors and warnings to the log. */
export function guardConsole(log: Logger, target: Pick<Console, 'error' | 'warn'> = console): void {
  const printed =
    (level: string) =>
    (...given: unknown[]) => {
      const thrown = given.find((each) => each instanceof Error)
      // Said by a program; of anything else its kind is enough.
      const words = given.map((each) => (typeof each === 'string' ? each : `[${typeof each}]`)).join(' ')
      log.error('printed', { level, ...(thrown ? framesOf(thrown) : { words }) }, thrown)
    }
  target.error = printed('error')
  target.warn = printed('warn')
}

function framesOf({ stack = '', ...fields }: Error & { digest?: unknown }) {
  const frames = stack
    .split('\n')
    .filter((line) => /^ {4}at /.test(line))
    .slice(0, MAX_FRAMES)
  const { digest } = fields
  return { frames: frames.map((line) => line.trim()).join('\n'), ...(typeof digest === 'string' && { digest }) }
}
