/** Draws what happens to each answer of the fault bench. */
import type { Plan } from './reader'

/** What befalls one answer alone. */
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

// The reader's own come more often: they are what happens to people most.
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

const WORDS = { least: 60, most: 240 }
const PER_SECOND = 50
const MAX_ACTS = 3

/** Draws one; `number` makes its name. */
export function renderPlan(number: number, random: () => number): { fault: OwnFault; plan: Plan } {
  const fault = renderFault(random)
  const words = Math.floor(WORDS.least + random() * (WORDS.most - WORDS.least))
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
      goesOn: random() < 0.5,
    },
  }
}

function renderFault(random: () => number): OwnFault {
  const total = Object.values(WEIGHTS).reduce((sum, weight) => sum + weight, 0)
  let left = random() * total
  for (const fault of OWN_FAULTS) {
    left -= WEIGHTS[fault]
    if (left < 0) return fault
  }
  return 'none'
}
