/** Text without what nobody sees: what a model would read and its reader would not know of. */

/**
 * The only tag characters that draw anything: the flags of England, Scotland and Wales. Any other sequence would be a
 * black flag with words behind it that nobody sees.
 */
export const FLAGS =
  /\u{1F3F4}\u{E0067}\u{E0062}(?:\u{E0065}\u{E006E}\u{E0067}|\u{E0073}\u{E0063}\u{E0074}|\u{E0077}\u{E006C}\u{E0073})\u{E007F}/u
const FLAG_OR_TAG = new RegExp(`(${FLAGS.source})|[\\u{E0000}-\\u{E007F}]`, 'gu')

/** Takes out Unicode's tag characters, which carry words that a reader never sees and a model reads. */
export function withoutTags(text: string): string {
  // Half of every tag character: most texts are not looked at twice.
  return text.includes('\udb40') ? text.replace(FLAG_OR_TAG, '$1') : text
}

const MAY_HIDE = /\p{Default_Ignorable_Code_Point}/u

/**
 * What is taken out before a model reads it: what of the planes of tags and variation selectors is no flag, and a
 * selector of a form unless it is that of an emoji. Each of them could stand for a letter.
 */
const HIDDEN = new RegExp(
  `(${FLAGS.source})|[\\u{E0000}-\\u{E0FFF}]|(?<![\\p{Emoji}\\u20e3])[\\ufe0e\\ufe0f]|[\\ufe00-\\ufe0d]`,
  'gu',
)
/** Single marks stay, as writing needs them and as people ask about them; many in a row can spell anything. */
const ROWS = new RegExp(`(${FLAGS.source})|\\p{Default_Ignorable_Code_Point}{5,}`, 'gu')

/** Takes out what hides words from people. What is left has nothing more to take out. */
export function withoutHidden(text: string): string {
  return MAY_HIDE.test(text) ? text.replace(HIDDEN, '$1').replace(ROWS, '$1') : text
}

/** The same for all texts within a value; what holds nothing hidden stays the same object. */
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
