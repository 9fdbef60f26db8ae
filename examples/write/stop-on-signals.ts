/** Ctrl-C and the like: the first one stops in good order, a later one ends the process at once. */
const EXIT_CODES = { SIGINT: 130, SIGTERM: 143 } as const

type Signal = keyof typeof EXIT_CODES

/** The part of `process` that is used. */
export interface SignalSource {
  on(signal: Signal, listener: () => void): unknown
  exit(code: number): unknown
}

/** npm and tsx pass a signal on that the terminal has sent to everybody: it comes again at once, and means nothing. */
const SAME_MS = 300

/** Calls `stop` at the first signal. */
export function stopOnSignals(source: SignalSource, stop: () => void, now = () => performance.now()) {
  let first: { at: number; exitCode: number } | undefined
  let isHeld = false
  for (const signal of Object.keys(EXIT_CODES) as Signal[]) {
    source.on(signal, () => {
      if (isHeld) return
      if (!first) {
        first = { at: now(), exitCode: EXIT_CODES[signal] }
        stop()
      } else if (now() - first.at > SAME_MS) source.exit(EXIT_CODES[signal])
    })
  }
  return {
    /** Of the signal that came; undefined when none did. */
    exitCode: () => first?.exitCode,
    /** From here on nothing is interrupted: what remains takes a moment, and is to be whole. */
    hold() {
      isHeld = true
    },
  }
}
