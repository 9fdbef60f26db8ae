/** Answers of an upstream gone mad, as many as one guest may have at once: four. */
import { type Attack, endingOf } from '@/bench/neighbours/attack'
import { type HostileAnswer, hostileQuestion } from '@/bench/neighbours/hostile-upstream'

const FOUR: Record<string, readonly HostileAnswer[]> = {
  text: ['text', 'text', 'text', 'text'],
  long: ['long', 'long', 'long', 'long'],
  blocks: ['blocks', 'blocks', 'blocks', 'blocks'],
  tools: ['tool', 'tool', 'tool', 'calls'],
  floods: ['thinking', 'line', 'empty', 'pings'],
  errors: ['400', '529', '401', 'not-a-stream'],
}

export const answers: readonly Attack[] = [
  ...Object.entries(FOUR).map(([name, kinds]): Attack => attackWith(`upstream-${name}`, kinds)),
  attackWith('title', ['title', 'title', 'title', 'title']),
]

function attackWith(name: string, kinds: readonly HostileAnswer[]): Attack {
  return {
    name,
    prepare:
      ({ guest }) =>
      (signal) =>
        kinds.map(async (kind) => endingOf(await guest().ask(crypto.randomUUID(), hostileQuestion(kind), { signal }))),
  }
}
