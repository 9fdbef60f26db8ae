/** Maps a key press on any keyboard to the key of a Latin keyboard. */

/** The relevant properties of a key press. */
export interface KeyPress {
  /** What the key prints. */
  key: string
  /** Its position, named after the US key there; on-screen keyboards do not give it. */
  code?: string
  shiftKey: boolean
}

/** What Cyrillic and Hebrew keyboards print on the US slash key; with Ctrl nothing else uses them. */
const BESIDE_SLASH = /^[.,]$/

/**
 * The key that a press means. A printed Latin letter wins, so that Dvorak and AZERTY keep theirs, and so do the symbols
 * of shortcuts. Any other letter key, as on a Greek, Hebrew or Arabic keyboard, counts as the Latin letter in its
 * position.
 */
export function latinKey({ key, code = '', shiftKey }: KeyPress): string {
  // Chinese and Japanese keyboards print wide letters, too.
  const printed = key.normalize('NFKC').toLowerCase()
  // An `é` is a letter of its own.
  if (/[/?\p{Script=Latin}]/u.test(printed)) return printed
  const isForeign = BESIDE_SLASH.test(printed) || !/\p{ASCII}/u.test(printed)
  if (code === 'Slash' && isForeign) return shiftKey ? '?' : '/'
  return /^Key([A-Z])$/.exec(code)?.[1]?.toLowerCase() ?? printed
}
