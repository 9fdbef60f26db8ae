/** Watches an answer's text for the sentence in which its subject turns. */
import type { Chunk } from '@/lib/shared/chunk'
import type { Classifier, Verdict } from './classifier'

/** How much of the text before a sentence is looked at with it. */
const CONTEXT = 2_000
/** A sentence without an end is judged after so many characters, and again after as many more. */
const LONG = 400

// Ends of sentences in many scripts, and ends of lines: list items, table rows and headings are sentences, too.
const END = /[.!?…。！？।؟։]["'”’»)\]*_]*(?=\s)|[。！？]|\n/gu

/** Reads chunks in order; each returns the verdict on the sentences that it completed, if one turned. */
export function watchAnswer(classifier: Pick<Classifier, 'sentence'>): (chunk: Chunk) => Verdict | undefined {
  let before = ''
  let open = ''
  let judged = 0

  function judge(sentence: string): Verdict | undefined {
    const text = sentence.trim()
    return text === '' ? undefined : classifier.sentence(text, before)
  }

  return (chunk) => {
    if (chunk.type !== 'text-delta') return undefined
    open += chunk.delta
    let start = 0
    END.lastIndex = 0
    for (let match = END.exec(open); match; match = END.exec(open)) {
      const end = match.index + match[0].length
      const sentence = open.slice(start, end)
      const verdict = judge(sentence)
      if (verdict) return verdict
      before = (before + sentence).slice(-CONTEXT)
      start = end
      judged = 0
    }
    open = open.slice(start)
    if (open.length - judged < LONG) return undefined
    judged = open.length
    return judge(open)
  }
}
