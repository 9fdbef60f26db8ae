/** Whether a value looks like a real secret and not like a word, a name or an example. */

/** What people write where a secret belongs. */
const PLACEHOLDER =
  /^(?:\W*|(.)\1{3,}.{0,8})$|example|placeholder|change[-_]?me|your[-_ ]|dummy|redacted|insert|replace|xxxx|\*\*\*|\.\.\.|lorem|left out|^(?:pass(?:word|wd)?|secret|token|user(?:name)?|admin|root|test(?:ing)?|postgres|guest)$/i
/** A value that is put in later. */
const VARIABLE = /[<>{}]|\$[A-Za-z_({]|%[A-Za-z_]{1,40}%|process\.env|os\.environ|secrets\.|\benv[.(]/

/** Whether it stands for something else. */
export function isPlaceholder(value: string): boolean {
  return PLACEHOLDER.test(value) || VARIABLE.test(value)
}

const CLASSES = [/[a-z]/, /[A-Z]/, /[0-9]/, /[^A-Za-z0-9]/]

/** How many kinds of characters a value has: small and large letters, digits, others. */
export function characterKinds(value: string): number {
  return CLASSES.filter((kind) => kind.test(value)).length
}

/** Bits a character, by how often each occurs. */
export function entropy(value: string): number {
  const counts = new Map<string, number>()
  for (const letter of value) counts.set(letter, (counts.get(letter) ?? 0) + 1)
  let bits = 0
  for (const count of counts.values()) bits -= (count / value.length) * Math.log2(count / value.length)
  return bits
}

/** Words, alone or with separators: names, paths, labels. */
const WORDS = /^(?:[A-Z]?[a-z]*(?:[-_.:/ ][A-Z]?[a-z]+)*|[A-Z]+(?:[-_.:/ ][A-Z]+)*|[A-Za-z][a-z]+(?:[A-Z][a-z]+)*)$/

/** Names of settings. */
const CONSTANT = /^[A-Z][A-Z0-9]{0,30}(?:_[A-Z0-9]{1,30}){1,10}$/

/** Whether nobody would write such a value as a word. */
export function isStrong(value: string): boolean {
  if (isPlaceholder(value) || WORDS.test(value) || CONSTANT.test(value)) return false
  if (characterKinds(value) >= 3) return entropy(value) >= 2.75
  return value.length >= 16 && /[0-9]/.test(value) && entropy(value) >= 3
}
