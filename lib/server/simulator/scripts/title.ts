/** Names a chat in three to six words of its first question. */
import { type Step, say } from '@/lib/server/simulator/script'

const MOST_WORDS = 6
const FEWEST_WORDS = 3
const LONGEST_WORD = 24

/** A title for a question; a question in tags or after a heading line is taken out of what stands around it. */
export function titleOf(question: string): string {
  const tagged = [...question.matchAll(/<(\w+)>\s*([\s\S]*?)\s*<\/\1>/g)].at(-1)?.[2]
  const words = (tagged ?? question)
    .replace(/[`*_#>"“”()[\]{}<]/g, ' ')
    .split(/\s+/)
    .map((word) => word.replace(/^[^\p{L}\p{N}$]+|[^\p{L}\p{N}%]+$/gu, ''))
    .filter((word) => word !== '')
    .slice(0, MOST_WORDS)
    .map((word) => [...word].slice(0, LONGEST_WORD).join(''))
  if (words.length === 0) return 'A new chat'
  if (words.length < FEWEST_WORDS) return `A chat about ${words.join(' ')}`
  const text = words.join(' ')
  return text.charAt(0).toUpperCase() + text.slice(1)
}

/** The whole answer to a call whose purpose is a title. */
export function titleSteps(question: string): Step[] {
  return [say(titleOf(question))]
}
