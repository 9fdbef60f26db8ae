/** Names a chat with three to six words from its first question. */
import { type Step, say } from '@/lib/server/simulator/script'

const MAX_WORDS = 6
const FEWEST_WORDS = 3
const LONGEST_WORD = 24

/** A title for a question, which is first extracted from tags or from below a heading line. */
export function titleOf(question: string): string {
  const words = (lastInTags(question) ?? question)
    .replace(/[`*_#>"“”()[\]{}<]/g, ' ')
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}$]+|(?<![^\p{L}\p{N}%])[^\p{L}\p{N}%]+$/gu, ''))
    .filter((word) => word !== '')
    .slice(0, MAX_WORDS)
    .map((word) => [...word].slice(0, LONGEST_WORD).join(''))
  if (words.length === 0) return 'A new chat'
  if (words.length < FEWEST_WORDS) return `A chat about ${words.join(' ')}`
  const text = words.join(' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The content of the last element in a text. */
function lastInTags(text: string): string | undefined {
  const opened = new Map<string, number>()
  let inner: string | undefined
  for (const { 0: tag, 1: slash, 2: name = '', index } of text.matchAll(/<(\/?)(\w+)>/g)) {
    const from = opened.get(name)
    if (slash === '') opened.set(name, from ?? index + tag.length)
    else if (from !== undefined) {
      inner = text.slice(from, index).trim()
      opened.clear()
    }
  }
  return inner
}

/** The whole answer to a title call. */
export function titleSteps(question: string): Step[] {
  return [say(titleOf(question))]
}
