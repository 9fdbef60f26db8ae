/** Picks at random what happens to each answer of the fault bench. */
import type { Plan } from './reader'

/** The faults that hit one answer alone. */
export const OWN_FAULTS = [
  'none',
  'line cut',
  'line frozen',
  'reload',
  'stop',
  'upstream cut',
  'upstream end',
  'upstream stall',
  'upstream error',
  'upstream overloaded',
] as const

/** One of them. */
export type OwnFault = (typeof OWN_FAULTS)[number]

// Readers' own faults come more often, as they do in life.
const WEIGHTS: Record<OwnFault, number> = {
  none: 12,
  'line cut': 24,
  'line frozen': 6,
  reload: 20,
  stop: 6,
  'upstream cut': 8,
  'upstream end': 4,
  'upstream stall': 6,
  'upstream error': 8,
  'upstream overloaded': 6,
}

const WORDS = { min: 60, max: 240 }
const PER_SECOND = 50
const MAX_ACTS = 3

/** Draws one at random; `number` makes its name. */
export function drawPlan(number: number, random: () => number): { fault: OwnFault; plan: Plan } {
  const fault = drawFault(random)
  const words = Math.floor(WORDS.min + random() * (WORDS.max - WORDS.min))
  const moment = () => random() * (words / PER_SECOND) * 1_000
  const several = (kind: 'cut' | 'reload') =>
    Array.from({ length: 1 + Math.floor(random() * MAX_ACTS) }, () => ({ kind, afterMs: moment() }))
  const acts: Partial<Record<OwnFault, () => Plan['acts']>> = {
    'line cut': () => several('cut'),
    reload: () => several('reload'),
    'line frozen': () => [{ kind: 'freeze', afterMs: moment() }],
    stop: () => [{ kind: 'stop', afterMs: moment() }],
  }
  const [, upstream] = /^upstream (cut|end|stall|error|overloaded)$/.exec(fault) ?? []
  return {
    fault,
    plan: {
      name: `answer-${number}`,
      words,
      perSecond: PER_SECOND,
      upstream: upstream
        ? { kind: upstream as NonNullable<Plan['upstream']>['kind'], at: Math.floor(random() * words) }
        : undefined,
      acts: acts[fault]?.() ?? [],
      pressesContinue: random() < 0.5,
    },
  }
}

function drawFault(random: () => number): OwnFault {
  const total = Object.values(WEIGHTS).reduce((sum, weight) => sum + weight, 0)
  let left = random() * total
  for (const fault of OWN_FAULTS) {
    left -= WEIGHTS[fault]
    if (left < 0) return fault
  }
  return 'none'
}
