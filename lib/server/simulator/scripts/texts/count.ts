/** Counts in words of equal length, one a delta, so that a test knows the text at every byte. */
import { plain, type Script, say } from '@/lib/server/simulator/script'

const LIMIT = 20_000

function limitOf(question: string): number {
  const found = /^count to (\d{1,5})$/.exec(plain(question))
  return found ? Number(found[1]) : 0
}

/** The words of an answer to `count to N`: word k starts at byte 8 * (k - 1), after one space from the second on. */
export function countingDeltas(limit: number): string[] {
  return Array.from({ length: limit }, (_, at) => `${at === 0 ? '' : ' '}w${String(at + 1).padStart(6, '0')}`)
}

/** `count to N`, up to 20,000. */
export const count: Script = {
  name: 'count',
  title: 'Counting',
  question: 'Count to 200',
  matches(question) {
    const limit = limitOf(question)
    return limit >= 1 && limit <= LIMIT
  },
  steps({ question }) {
    const deltas = countingDeltas(limitOf(question))
    return [say(deltas.join(''), deltas)]
  },
}
