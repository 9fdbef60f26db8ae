/** Whether a regular expression takes steps in proportion to its text, whatever the text. */
import { attacksOn } from './attacks'
import { countedRegex } from './count-steps'

const LENGTHS = [40, 80] as const
/** Where something may repeat some hundred times it looks worse than it is, until texts are longer than that. */
const LONG = [700, 1_400] as const
/** Of texts that look bad, so many are made long: they are variations of a few. */
const MAX_LONG = 12
/** Twice the text takes twice the steps; four times where it is quadratic. */
const MAX_GROWTH = 2.6
const MAX_STEPS = 2_000_000

/** An attack that grows faster than its text; undefined where none was found. */
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
    return !isBounded || (checked <= MAX_LONG && grows(attack, LONG))
  }
  return attacksOn(regex).find(isBad)?.(3)
}
