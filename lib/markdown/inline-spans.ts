/** Where inline spans of Markdown end, in text that may still be growing. */

const MAX_LOOK = 4000
/** How much text may wait for the end of a formula before it is shown as text. */
const MAX_WITHHELD = 1000

/** The offset after math that begins at `from`; undefined while it may still be math without an end. */
export function findMathEnd(text: string, from: number): number | undefined {
  const two = text.slice(from, from + 2)
  if (two === '\\(' || two === '\\[' || two === '$$') {
    const closer = two === '\\(' ? '\\)' : two === '\\[' ? '\\]' : '$$'
    const end = text.indexOf(closer, from + 2)
    if (end >= 0) return end + 2
    return text.length - from > MAX_WITHHELD ? from + 2 : undefined
  }
  const end = findDollarEnd(text, from)
  if (end !== undefined) return end
  const rest = text.slice(from + 1, from + 120)
  // A price is text; anything else may become math while it is short and stays on its line.
  return rest === '' || (/^[^\s\d`$][^`$\n]*\$?$/.test(rest) && rest.length < 100) ? undefined : from + 1
}

/** The offset after `$...$` by Pandoc's rule; undefined when these dollars are text. */
export function findDollarEnd(text: string, from: number): number | undefined {
  if (/[\w\\$]/.test(text.charAt(from - 1)) || /[\s$]|^$/.test(text.charAt(from + 1))) return undefined
  for (let i = from + 1; i < Math.min(text.length, from + 1000); i++) {
    const char = text[i]
    if (char === '\\') i++
    else if (char === '`' || (char === '\n' && /^[ \t>]*(?:\n|$)/.test(text.slice(i + 1, i + 20)))) return undefined
    else if (char === '$') {
      if (/\s/.test(text.charAt(i - 1)) || /[\d$]/.test(text.charAt(i + 1))) return undefined
      const tex = text.slice(from + 1, i)
      return /^\d/.test(tex) && !/[\\^_=+*/<>{}-]/.test(tex) && /\s/.test(tex) ? undefined : i + 1
    }
  }
  return undefined
}

/** Whether a tag, comment or address in angle brackets begins at `from` and does not end. */
export function hasUnclosedTag(text: string, from: number): boolean {
  const rest = text.slice(from, from + 600)
  return rest.length < 600 && /^<(?:$|[A-Za-z/!?][^<>]*$)/.test(rest)
}

function closingBracket(text: string, from: number): number | undefined {
  let depth = 0
  for (let i = from; i < Math.min(text.length, from + MAX_LOOK); i++) {
    const char = text[i]
    if (char === '\\') i++
    else if (char === '[') depth++
    else if (char === ']' && --depth === 0) return i
  }
  return undefined
}

function destinationEnd(text: string, from: number): number | undefined {
  let depth = 0
  let quote = ''
  for (let i = from; i < Math.min(text.length, from + MAX_LOOK); i++) {
    const char = text.charAt(i)
    if (char === '\\') i++
    else if (quote !== '') quote = char === quote ? '' : quote
    else if (char === '"' && /\s/.test(text.charAt(i - 1))) quote = char
    else if (char === '(') depth++
    else if (char === ')' && --depth === 0) return i + 1
    else if (char === '\n' && /^[ \t]*(?:\n|$)/.test(text.slice(i + 1, i + 40))) return from
  }
  return text.length - from >= MAX_LOOK ? from : undefined
}

/**
 * The offset after the link or image whose `[` (or, with `closed`, whose `]`) is at `from`. Where it turns out
 * to be none, the offset after its brackets; undefined while that cannot be told.
 */
export function findImageOrLinkEnd(text: string, from: number, closed = false): number | undefined {
  const close = closed ? from : closingBracket(text, from)
  if (close === undefined) return text.length - from >= MAX_LOOK ? from + 1 : undefined
  const next = text.charAt(close + 1)
  if (next === '') return undefined
  if (next === '(') return destinationEnd(text, close + 1)
  if (next !== '[') return close + 1
  const label = closingBracket(text, close + 1)
  return label === undefined ? undefined : label + 1
}
