/** Unicode's normal forms in steps in proportion to the text. */

/**
 * Marks on one letter are put in order by comparing each with those before it, so that a letter with 100,000 of them takes
 * seconds. No language has more than a few; 30 are what Unicode's own Stream-Safe Text Format lets pass.
 */
const TOO_MANY_MARKS = /([\p{M}\uFF9E\uFF9F]{30})[\p{M}\uFF9E\uFF9F]+/gu

/** The text in a normal form, without the marks that a letter has beyond thirty. */
export function normalized(text: string, form: 'NFC' | 'NFKC'): string {
  return text.replace(TOO_MANY_MARKS, '$1').normalize(form)
}
