/** One answer of the fault bench, from what was planned to what became of it. */
import type { OwnFault } from './plans'
import type { Plan, Seen } from './reader'
import type { Verdict } from './verdict'

/** One answer as it came out. */
export interface Played {
  plan: Plan
  fault: OwnFault
  seen: Seen
  verdict: Verdict
  /** The blows that fell while it ran. */
  blows: string[]
  /** Text that was seen and is not stored, in milliseconds of its pace. */
  lostMs: number
  /** From the confirmed stop to the end of the call upstream. */
  stopMs: number | undefined
}
