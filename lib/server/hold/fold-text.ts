/** Brings texts and entries of word lists to one form, so that they can be compared. */

/** How much of a text is looked at: its beginning and its end, where people say what they want. */
const MAX_HEAD = 3_000
const MAX_TAIL = 1_000

// Accents, Hebrew points and Arabic vowel signs; the vowel signs of Indian scripts and Japanese voicing are letters.
const MARKS = /[\u0300-\u036f\u0591-\u05c7\u064b-\u065f\u0670\u0640\u093c]/g
const NO_WORD = /[^\p{L}\p{M}\p{N}%€$£¥₹₩₽₺₪&+#]+/gu

const LETTERS: Readonly<Record<string, string>> = {
  ß: 'ss',
  ı: 'i',
  œ: 'oe',
  æ: 'ae',
  ø: 'o',
  ł: 'l',
  đ: 'd',
  ى: 'ي',
  ة: 'ه',
}
const OTHER_LETTERS = /[ßıœæøłđىة]/g

/** Lower case without accents, one space between words, and one at each end. At most 4,000 characters are looked at. */
export function foldText(text: string): string {
  return ` ${fold(shortened(text))} `
}

/** The same for an entry of a list, which is never shortened. */
export function fold(text: string): string {
  return text
    .normalize('NFKD')
    .toLowerCase()
    .replace(MARKS, '')
    .normalize('NFC')
    .replace(OTHER_LETTERS, (letter) => LETTERS[letter] ?? letter)
    .replace(/(\p{Nd})(?=[\p{L}%€$£¥₹₩₽₺₪])/gu, '$1 ')
    .replace(/([%€$£¥₹₩₽₺₪])/g, ' $1 ')
    .replace(NO_WORD, ' ')
    .trim()
}

/** Beginning and end of a long text. */
export function shortened(text: string): string {
  if (text.length <= MAX_HEAD + MAX_TAIL) return text
  return `${text.slice(0, MAX_HEAD)} ${text.slice(-MAX_TAIL)}`
}
