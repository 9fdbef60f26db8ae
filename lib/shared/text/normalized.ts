/** Unicode's normal forms in linear time. */

/**
 * Ordering the marks of one letter takes quadratic time, so a letter with 100,000 of them takes seconds. No language
 * has more than a few; Unicode's own Stream-Safe Text Format allows 30.
 */
const TOO_MANY_MARKS = /([\p{M}\uFF9E\uFF9F]{30})[\p{M}\uFF9E\uFF9F]+/gu

/** The text in a normal form, with at most thirty marks on a letter. */
export function normalized(text: string, form: 'NFC' | 'NFKC'): string {
  return text.replace(TOO_MANY_MARKS, '$1').normalize(form)
}
