/** Where inline spans of Markdown end, in text that may still be growing. */

const MAX_LOOK = 4000

/** Whether a tag, comment or autolink begins at `from` and is not closed. */
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
 * The offset after the link or image whose `[` (or, with `closed`, whose `]`) is at `from`. If it turns out not to be
 * one, the offset after its brackets; undefined while that is unknown.
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
