/** Removes text that people cannot see but a model would read. */

/**
 * The only visible sequences of tag characters: the flags of England, Scotland and Wales. Any other is a black flag
 * followed by hidden words.
 */
export const FLAGS =
  /\u{1F3F4}\u{E0067}\u{E0062}(?:\u{E0065}\u{E006E}\u{E0067}|\u{E0073}\u{E0063}\u{E0074}|\u{E0077}\u{E006C}\u{E0073})\u{E007F}/u
const FLAG_OR_TAG = new RegExp(`(${FLAGS.source})|[\\u{E0000}-\\u{E007F}]`, 'gu')

/** Removes Unicode's tag characters, which carry words that a model reads and people never see. */
export function withoutTags(text: string): string {
  // The first half of every tag character: a quick test that most texts fail.
  return text.includes('\udb40') ? text.replace(FLAG_OR_TAG, '$1') : text
}

const MAY_HIDE = /\p{Default_Ignorable_Code_Point}/u

/**
 * Removed before a model reads the text: tag characters and variation selectors that belong to no flag or emoji. Each
 * of them could encode a letter.
 */
const HIDDEN = new RegExp(
  `(${FLAGS.source})|[\\u{E0000}-\\u{E0FFF}]|(?<![\\p{Emoji}\\u20e3])[\\ufe0e\\ufe0f]|[\\ufe00-\\ufe0d]`,
  'gu',
)
/** Single marks stay, because writing needs them and people ask about them; many in a row can spell anything. */
const ROWS = new RegExp(`(${FLAGS.source})|\\p{Default_Ignorable_Code_Point}{5,}`, 'gu')

/** Removes what hides words from people. Idempotent. */
export function withoutHidden(text: string): string {
  return MAY_HIDE.test(text) ? text.replace(HIDDEN, '$1').replace(ROWS, '$1') : text
}

/** The same for all strings within a value; a value with nothing hidden stays the same object. */
export function withoutHiddenIn<T>(value: T): T {
  return visibleValue(value) as T
}

function visibleValue(value: unknown): unknown {
  if (typeof value === 'string') return withoutHidden(value)
  if (Array.isArray(value)) {
    const items = value.map(visibleValue)
    return items.some((item, at) => item !== value[at]) ? items : value
  }
  if (typeof value !== 'object' || value === null || Object.getPrototypeOf(value) !== Object.prototype) return value
  const entries = Object.entries(value)
  const shown = entries.map(([name, field]) => [withoutHidden(name), visibleValue(field)] as const)
  return shown.some(([name, field], at) => name !== entries[at]?.[0] || field !== entries[at]?.[1])
    ? Object.fromEntries(shown)
    : value
}
