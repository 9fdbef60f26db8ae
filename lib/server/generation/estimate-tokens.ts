/** Rough token counts of text, for what nobody has counted. Pure, and linear in the text. */

const WIDE = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\u3040-\u30ff]|[\ud800-\udbff][\udc00-\udfff]/g

/** About as many as a text has: 3.5 characters a token for alphabetic text, one for each wide character. */
export function estimateTokens(text: string): number {
  const wide = text.match(WIDE)
  const wideCharacters = wide?.reduce((sum, character) => sum + character.length, 0) ?? 0
  return (wide?.length ?? 0) + Math.ceil((text.length - wideCharacters) / 3.5)
}

// No ordinary text has longer tokens than this on average.
const LONGEST_TOKEN = 6
const WIDE_A_TOKEN = 4

/**
 * As few tokens as an answer can have had, whose final count never came: a stop must not cost more than the provider
 * bills. No token reaches over white space, and a piece that came by itself has at least one, unless the pieces are
 * smaller than tokens. Never 0 where anything was said.
 */
export function leastTokens(pieces: readonly string[]): number {
  const text = pieces.join('')
  if (text === '') return 0
  const wide = text.match(WIDE)?.length ?? 0
  const words = (text.replace(WIDE, ' ').match(/\S+/g)?.length ?? 0) + Math.floor(wide / WIDE_A_TOKEN)
  const said = pieces.filter((piece) => piece !== '').length
  return Math.max(1, words, Math.min(said, Math.floor(text.length / LONGEST_TOKEN)))
}
