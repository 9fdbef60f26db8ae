/** Decides when each step of an answer may continue: by the clock, or by what a test uses instead. */
import { setTimeout as sleep } from 'node:timers/promises'

/** Each call resolves when the step may continue and rejects when the signal aborts; one signal belongs to one answer. */
export interface Pacer {
  /** Before the first content event of the answer. */
  first(signal: AbortSignal): Promise<void>
  /** Before the delta with this index, counted from 0 over the whole answer. */
  delta(index: number, signal: AbortSignal): Promise<void>
  /** A pause of this length that the script asks for. */
  pause(ms: number, signal: AbortSignal): Promise<void>
}

/**
 * The pacer of one answer by the clock. Every delta is due at a time counted from the start, so that late timers never
 * lower the rate: overdue deltas go at once. With bursts, that many deltas are due together, when the first of them is.
 */
export function clockPacer(ttftMs: number, tokensPerSecond: number, burstTokens = 1): Pacer {
  let start = performance.now()
  const until = async (due: number, signal: AbortSignal) => {
    signal.throwIfAborted()
    const ms = due - performance.now()
    if (ms > 0) await sleep(ms, undefined, { signal })
  }
  return {
    first(signal) {
      start = performance.now() + ttftMs
      return until(start, signal)
    },
    delta(index, signal) {
      const first = index - (index % burstTokens)
      return until(tokensPerSecond > 0 ? start + (first * 1000) / tokensPerSecond : 0, signal)
    },
    pause(ms, signal) {
      start += ms
      return until(performance.now() + ms, signal)
    },
  }
}
