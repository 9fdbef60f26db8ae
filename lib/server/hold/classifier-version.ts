/** The version of the embedded classifier: a digest of everything besides code that its verdicts depend on. */
import { createHash } from 'node:crypto'
import type { HoldTopic } from '@/lib/shared/hold'
import type { OwnTopics } from './own-topics'
import { QUESTION_WEIGHTS, SENTENCE_WEIGHTS } from './weights'
import { LANGUAGES } from './words/languages'
import { LEANING_WORDS } from './words/leaning-words'

/** Changed by hand when the code gives other verdicts. */
const CODE = 1

const DIGITS = 12

/** A version like `embedded-1-0123456789ab`. */
export function classifierVersion(topics: readonly HoldTopic[], ownTopics: OwnTopics): string {
  const data = JSON.stringify([LANGUAGES, LEANING_WORDS, QUESTION_WEIGHTS, SENTENCE_WEIGHTS, topics, ownTopics])
  return `embedded-${CODE}-${createHash('sha256').update(data).digest('hex').slice(0, DIGITS)}`
}
