/** Text without what nobody sees. */

/** Takes out Unicode's tag characters, which carry words that a reader never sees and a model reads. */
export function withoutTags(text: string): string {
  return text.replace(/[\u{E0000}-\u{E007F}]/gu, '')
}
