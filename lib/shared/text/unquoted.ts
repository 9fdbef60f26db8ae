/** A line without the quotes around it and without Markdown. */

const PAIRS = [
  ...['""', "''", '“”', '„“', '„”', '””', '‘’', '‚‘', '’’', '«»', '»«', '‹›', '「」', '『』', '《》', '〈〉', '【】'],
  ...['〝〞', '＂＂', '＇＇', '❝❞'],
]
const MARKS_BEFORE = /^[\s*_~`#>•-]+/u
const MARKS_BEHIND = /(?<![\s*_~`])[\s*_~`]+$/u
/** What may precede a quote within the title. */
const BEFORE_QUOTE = /[\s*_~`«“„‘「『《〈【(]/u
const MAX_LAYERS = 8

/** The line without both. */
export function unquoted(line: string): string {
  let text = line
  for (let layer = 0; layer < MAX_LAYERS; layer += 1) {
    const bare = withoutQuotes(text.replace(MARKS_BEFORE, '').replace(MARKS_BEHIND, ''))
    if (bare === text) break
    text = bare
  }
  return text
}

function withoutQuotes(text: string): string {
  const [first = '', last = ''] = [text.charAt(0), text.charAt(text.length - 1)]
  if (text.length > 1 && PAIRS.includes(first + last) && areOne(text, first, last)) {
    return text.slice(1, -1)
  }
  // Half of a pair remains when the other half was cut off or stood around a label.
  if (isQuote(first) && !hasPartner(first, text.slice(1))) return text.slice(1)
  return isQuote(last) && !hasPartner(last, text.slice(0, -1)) ? text.slice(0, -1) : text
}

const isQuote = (char: string) => char !== '' && PAIRS.some((pair) => pair.includes(char))

/** Whether the other half of a quote is in a text. */
function hasPartner(quote: string, text: string): boolean {
  return PAIRS.some(
    ([open = '', close = '']) => (quote === open && text.includes(close)) || (quote === close && text.includes(open)),
  )
}

/** Whether the quote at the beginning is closed by the one at the end, and not before. */
function areOne(text: string, open: string, close: string): boolean {
  const inner = text.slice(1, -1)
  if (open === close) {
    const next = [...inner.matchAll(/["'”’＂＇]/gu)].find(
      ({ 0: mark, index }) => mark === open && !isApostrophe(inner, index),
    )
    return next === undefined || next.index === 0 || BEFORE_QUOTE.test(inner.charAt(next.index - 1))
  }
  let depth = 1
  for (const char of inner) {
    if (char === close) depth -= 1
    else if (char === open) depth += 1
    if (depth === 0) return false
  }
  return true
}

const isApostrophe = (text: string, at: number) =>
  /\p{L}/u.test(text.charAt(at - 1)) && /\p{L}/u.test(text.charAt(at + 1))
