/** Titles of chats. */
import { announces, bareTitle, titleLines } from './bare-title'

/** The longest title, in characters. */
export const MAX_TITLE_CHARACTERS = 120

const FIRST_TITLE_CHARACTERS = 60

// Of the input: more than any title has, hidden characters included.
const MAX_READ = 4_000

/** Visible text in one line: white space joined, hidden characters removed. */
export function visibleLine(text: string): string {
  // Tag characters carry text that nobody sees; controls and direction marks would reach beyond the line.
  const hidden = /[\u{E0000}-\u{E007F}\p{Cc}\p{Cs}\u061C\u200B\u200E\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu
  // Joiners shape letters and emoji; at an edge they have nothing to join.
  return text
    .replace(hidden, ' ')
    .replace(/(?<![\p{L}\p{M}\p{Emoji}])[\u200C\u200D]+|[\u200C\u200D]+(?![\p{L}\p{M}\p{Emoji}])/gu, ' ')
    .replace(/\s+/g, ' ')
}

/** A title in one line: white space joined, hidden characters removed, cut to the limit; empty when nothing is left. */
export function cleanTitle(text: string): string {
  return [...visibleLine(text.trimStart().slice(0, MAX_READ)).trim()].slice(0, MAX_TITLE_CHARACTERS).join('').trim()
}

const MODEL_TITLE_CHARACTERS = 80

/** A model's reply as a title, without thoughts, label, quotes and Markdown; empty when it is no title. */
export function modelTitle(text: string): string {
  const lines = titleLines(text)
  for (const [at, line] of lines.entries()) {
    if (at < lines.length - 1 && announces(line)) continue
    const title = cleanTitle(bareTitle(visibleLine(line)).replace(/[:：]$/u, ''))
    // A model that explains itself has given no title.
    if (title !== '') return [...title].length > MODEL_TITLE_CHARACTERS ? '' : title
  }
  return ''
}

/** The same for a question that may have files and no words. */
export function questionTitle(text: string, fileNames: readonly string[]): string {
  return firstTitle(text.trim() === '' ? fileNames.join(', ') : text)
}

/** A chat's title until it gets a better one: the beginning of its first question. */
export function firstTitle(question: string): string {
  const title = cleanTitle(question.slice(0, 1_000))
  const letters = [...title]
  if (letters.length <= FIRST_TITLE_CHARACTERS) return title === '' ? 'New chat' : title
  const cut = letters.slice(0, FIRST_TITLE_CHARACTERS).join('')
  const lastSpace = cut.lastIndexOf(' ')
  return `${lastSpace > 20 ? cut.slice(0, lastSpace) : cut}…`
}
