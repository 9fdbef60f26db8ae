/** Titles of chats. */

/** The longest title, in characters. */
export const MAX_TITLE_CHARACTERS = 120

const FIRST_TITLE_CHARACTERS = 60

/** A title of one line: white space joined, hidden characters out, cut to the longest; empty when nothing is left. */
export function cleanTitle(text: string): string {
  // Tag characters carry text that nobody sees; controls and direction marks would reach beyond the title.
  const visible = text.replace(/[\u{E0000}-\u{E007F}\p{Cc}\u200B-\u200F\u202A-\u202E\u2060-\u2069\uFEFF]/gu, ' ')
  return [...visible.replace(/\s+/g, ' ').trim()].slice(0, MAX_TITLE_CHARACTERS).join('').trim()
}

/** A chat's title until it gets a better one: how its first question begins. */
export function firstTitle(question: string): string {
  const title = cleanTitle(question.slice(0, 1_000))
  const letters = [...title]
  if (letters.length <= FIRST_TITLE_CHARACTERS) return title === '' ? 'New chat' : title
  const cut = letters.slice(0, FIRST_TITLE_CHARACTERS).join('')
  const lastSpace = cut.lastIndexOf(' ')
  return `${lastSpace > 20 ? cut.slice(0, lastSpace) : cut}…`
}
