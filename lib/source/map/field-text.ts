/**
 * Texts within one line of a map: whatever they contain, they end neither the line nor a tag around the map, and hide
 * nothing from the eye.
 */

/** The way back, the line ends, what cannot be seen, and the beginnings of closing tags. */
const SPECIAL = /\\|<(?=[/!?])|<(?=code_map)|[\p{Cc}\p{Zl}\p{Zp}\p{Default_Ignorable_Code_Point}\p{Cs}\ufff9-\ufffb]/giu

/** The text in a form that `readField` takes back exactly. */
export function writeField(text: string): string {
  return text.replace(SPECIAL, (mark) => {
    if (mark === '\\' || mark === '<') return mark === '<' ? '<\\' : '\\\\'
    if (mark === '\n') return '\\n'
    return `\\u{${(mark.codePointAt(0) ?? 0).toString(16)}}`
  })
}

/** A name that other fields follow: without spaces as well. */
export function writeName(name: string): string {
  return writeField(name).replaceAll(' ', '\\s')
}

/** The text that was written. */
export function readField(written: string): string {
  return written.replace(/\\(?:u\{([0-9a-f]{1,6})\}|([\s\S]))/g, (all, code: string | undefined, mark: string) => {
    if (code !== undefined) return Number.parseInt(code, 16) <= 0x10ffff ? fromCode(code) : all
    if (mark === 'n') return '\n'
    return mark === 's' ? ' ' : mark
  })
}

const fromCode = (code: string) => String.fromCodePoint(Number.parseInt(code, 16))
