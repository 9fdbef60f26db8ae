/** How the embedded classifier of held answers does on the labelled texts, and what a question costs it. */
import { createEmbeddedClassifier } from '@/lib/server/hold/embedded-classifier'
import {
  labelledAnswers,
  labelledQuestions,
  measureAnswers,
  measureQuestions,
  type Share,
} from '@/lib/server/hold/fixtures/labelled'
import { type BenchOptions, median, percentile, printTable } from './support'

/** What is required of the test part: at least so many of these, at most so many of those. */
const AT_LEAST: Readonly<Record<string, number>> = { sensitive: 0.93, turning: 0.85 }
const AT_MOST: Readonly<Record<string, number>> = { 'look-alike': 0.06, ordinary: 0.01 }
const MAX_MEDIAN_MS = 1

const ROUNDS = 20

/** `--part=tuning` leaves the test part alone, as one does while weights are chosen. */
export async function run({ part }: BenchOptions) {
  const classifier = createEmbeddedClassifier()
  for (const each of part === 'tuning' ? (['tuning'] as const) : (['tuning', 'test'] as const)) {
    const shares = [
      ...measureQuestions(classifier, labelledQuestions(each)),
      ...measureAnswers(classifier, labelledAnswers(each)),
    ].sort(([one], [other]) => one.localeCompare(other))
    printTable(`hold-classifier: held in the ${each} part`, [['texts', 'held', 'of', 'share'], ...shares.map(rowOf)])
    if (each === 'test') for (const [name, share] of shares) check(name, share)
  }
  const times = timesOf(classifier)
  printTable(`hold-classifier: a question, ${classifier.version}`, [
    ['median ms', 'p99 ms'],
    [median(times).toFixed(3), percentile(times, 0.99).toFixed(3)],
  ])
  if (median(times) > MAX_MEDIAN_MS) fail(`a question takes more than ${MAX_MEDIAN_MS} ms`)
}

function rowOf([name, { held, of }]: readonly [string, Share]): string[] {
  return [name, String(held), String(of), (held / of).toFixed(3)]
}

function check(name: string, { held, of }: Share) {
  if (held / of < (AT_LEAST[name] ?? 0)) fail(`too few held: ${name}`)
  if (held / of > (AT_MOST[name] ?? 1)) fail(`too many held: ${name}`)
}

function fail(message: string) {
  console.error(`hold-classifier: ${message}`)
  process.exitCode = 1
}

function timesOf(classifier: ReturnType<typeof createEmbeddedClassifier>): number[] {
  const questions = labelledQuestions('tuning')
  const times: number[] = []
  for (let round = 0; round < ROUNDS; round++) {
    for (const { text, history = [], attachments = [] } of questions) {
      const began = performance.now()
      classifier.question({ text, history, attachments })
      // The first rounds compile.
      if (round > 1) times.push(performance.now() - began)
    }
  }
  return times
}
