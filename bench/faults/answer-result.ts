/** One answer of the fault bench: its plan and its outcome. */
import type { OwnFault } from './plans'
import type { Plan, SeenAnswer } from './reader'
import type { Verdict } from './verdict'

/** How one answer came out. */
export interface AnswerResult {
  plan: Plan
  fault: OwnFault
  seen: SeenAnswer
  verdict: Verdict
  /** The blows while it ran. */
  blows: string[]
  /** Text that was seen and is not stored, as the milliseconds it took to stream. */
  lostMs: number
  /** From the confirmed stop to the end of the call upstream. */
  stopMs: number | undefined
}
