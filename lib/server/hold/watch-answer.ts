/** Watches an answer's text for a sentence in which it turns to a topic. */
import type { Chunk } from '@/lib/shared/chunk'
import type { Classifier, Verdict } from './classifier'

/** A sentence without an end is judged after so many characters, and counts as ended after twice as many. */
const LONG = 400
const MAX_SENTENCE = 2 * LONG

// Ends of sentences in many scripts, and ends of lines: list items, table rows and headings count as sentences.
const END = /[.!?…。！？।؟։]["'”’»)\]*_]{0,8}(?=\s)|[。！？]|\n/gu
/** A question states nothing that the end of the answer could take back, be it asked or only named. */
const QUESTION = /[?？؟]["'”’»)\]*_]{0,8}$/u
/** The longest end: it may have begun in what was already looked at. */
const MAX_END = 10

/**
 * Reads chunks in order; each returns the verdict on the sentences that it completed, if one turned. The end of a text
 * completes its last sentence.
 */
export function watchAnswer(classifier: Pick<Classifier, 'sentence'>): (chunk: Chunk) => Verdict | undefined {
  let open = ''
  let searched = 0
  let isLongJudged = false

  function judge(sentence: string): Verdict | undefined {
    const text = sentence.trim()
    return text === '' || QUESTION.test(text) ? undefined : classifier.sentence(text)
  }

  function close(length: number): Verdict | undefined {
    const sentence = open.slice(0, length)
    open = open.slice(length)
    searched = 0
    isLongJudged = false
    return judge(sentence)
  }

  function endOfSentence(): number | undefined {
    // What was searched before is not searched again, or a text without an end would take quadratic time.
    END.lastIndex = Math.max(0, searched - MAX_END)
    const match = END.exec(open)
    searched = open.length
    if (match && match.index + match[0].length <= MAX_SENTENCE) return match.index + match[0].length
    return open.length >= MAX_SENTENCE ? MAX_SENTENCE : undefined
  }

  return (chunk) => {
    if (chunk.type === 'text-end') return close(open.length)
    if (chunk.type !== 'text-delta') return undefined
    open += chunk.delta
    for (let end = endOfSentence(); end !== undefined; end = endOfSentence()) {
      const verdict = close(end)
      if (verdict) return verdict
    }
    if (isLongJudged || open.length < LONG) return undefined
    isLongJudged = true
    return judge(open)
  }
}
