/** A rough token count of generated text, for answers whose final count never came; shown as an estimate. */

const WIDE = /[\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef\u3040-\u30ff]|[\ud800-\udbff][\udc00-\udfff]/g

/** About 3.5 characters a token for alphabetic text, one for each wide character. */
export function estimateTokens(text: string): number {
  const wide = text.match(WIDE)
  const wideCharacters = wide?.reduce((sum, character) => sum + character.length, 0) ?? 0
  return (wide?.length ?? 0) + Math.ceil((text.length - wideCharacters) / 3.5)
}
