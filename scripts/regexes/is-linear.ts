/** Checks that a regular expression takes steps in proportion to its text. */
import { attacksOn } from './attacks'
import { countedRegex } from './count-steps'

const LENGTHS = [40, 80] as const
/** A repetition bounded by some hundreds looks superlinear until texts are longer than that. */
const LONG_LENGTHS = [700, 1_400] as const
/** How many suspicious texts are tried long: they are variations of a few. */
const MAX_LONG_TEXTS = 12
/** Twice the text takes twice the steps when linear, four times when quadratic. */
const MAX_GROWTH = 2.6
const MAX_STEPS = 2_000_000

/** An attack whose steps grow faster than its text; undefined when none was found. */
export function superlinearAttack(source: string, flags: string): string | undefined {
  const regex = countedRegex(source, flags)
  const grows = (attack: (times: number) => string, [short, long]: readonly [number, number]) => {
    const steps = regex.steps(attack(long), MAX_STEPS)
    return steps === MAX_STEPS || (steps > 20 * long && steps / regex.steps(attack(short), MAX_STEPS) > MAX_GROWTH)
  }
  const isBounded = /\{\d*,(?:[4-9]\d|\d{3})\}/.test(source)
  let checked = 0
  const isBad = (attack: (times: number) => string) => {
    if (!grows(attack, LENGTHS)) return false
    checked += 1
    return !isBounded || (checked <= MAX_LONG_TEXTS && grows(attack, LONG_LENGTHS))
  }
  return attacksOn(regex).find(isBad)?.(3)
}
