/** Decides whether the text between math delimiters is a formula, and not a sentence, a price, a path or a pattern. */

/** Function names that appear in formulas without a backslash. */
const FUNCTIONS = new Set(
  'arccos arcsin arctan arg cos cosh cot csc deg det dim div exp gcd grad hom inf ker lcm lim ln log max min mod poly polylog rank rot sec sgn sign sin sinh span sup tan tanh tr var'.split(
    ' ',
  ),
)

const UNITS = new Set('kg mg km cm mm nm ms ns Hz kHz MHz GHz kW kJ eV mL ml mol rad Pa kPa dB'.split(' '))

/** Two letters that are more often a word than a product. */
const SHORT_WORDS = /^(?:an|as|at|be|by|de|el|en|et|if|in|is|it|la|le|no|of|on|or|ou|so|to|un|up|vs|we)$/i

const COMMAND = /\\[A-Za-z]{2,}/
const NAMED =
  /\\(?:text|math|mbox|hbox|operatorname|label|tag|begin|end|color|ce|pu|url|href)[A-Za-z]*\*?\s*\{[^{}]*\}/g
const RELATION = /[\\^_=<>+\u00b1\u00b7\u00d7\u00f7\u2190-\u22ff]|\p{L}\(|[\p{L}\p{N})]\s+[-*/]\s+[\p{L}\p{N}(]/u
const PATTERN = /\\[dwsDWB](?![A-Za-z])|\\[./*+?^-]|\.\*|\[\^|a-z\]|A-Z\]|A-Za-z|0-9\]|\(\?[:=!<]/
const CJK = /[\u3001-\u30ff\u3400-\u9fff\uac00-\ud7af\uf900-\ufaff\uff01-\uff5e]/

const HOLDS_SIGN = /[\p{L}\p{N}\\]/u

/** A ticked box, a word, a range, a list or an attribute right inside brackets. */
const BRACKETED =
  /^(?:x|\p{L}{3,}|(?:\w-\w)+|[\w'"-]+(?:\s*[,:;](?:\s*[\w'"-]+)?)+(?:(?<=[,:;])\s+)?|[a-z-]{3,}=\S+)$/iu

/** Whether the text contains a TeX command. */
export const hasCommand = (tex: string) => COMMAND.test(tex)

/** The rest without words that TeX sets as text, subscripts and superscripts. */
const outsideNames = (tex: string) => tex.replace(NAMED, ' \\ ').replace(/[_^]\{[^{}]*\}/g, '_')

const isWord = (word: string) => /^\p{L}{2,}$/u.test(word) && !FUNCTIONS.has(word.toLowerCase())

/** Runs of words without symbols between them. */
function wordRuns(text: string): string[][] {
  return text
    .replace(/\\[A-Za-z]+/g, '\\')
    .split(/[^\p{L}\s]+/u)
    .map((run) => run.split(/\s+/))
}

const hasWord = (text: string) => wordRuns(text).some((run) => run.some(isWord))

const hasSentence = (text: string) =>
  wordRuns(text).some((run) => run.some((word, at) => isWord(word) && isWord(run[at + 1] ?? '')))

/** Unmatched closing brackets rule out a formula at once; unclosed ones only at its end. */
function brackets(tex: string): { readonly closeNothing: boolean; readonly areOpen: boolean } {
  let depth = 0
  for (const bracket of tex.replace(/\\(?:left|right)?[^A-Za-z]/g, '').match(/[()[\]]/g) ?? []) {
    depth += bracket === '(' || bracket === '[' ? 1 : -1
    if (depth < 0) return { closeNothing: true, areOpen: false }
  }
  return { closeNothing: false, areOpen: depth > 0 }
}

function hasOpenBrace(tex: string): boolean {
  let depth = 0
  for (const brace of tex.replace(/\\./gs, '').match(/[{}]/g) ?? []) {
    depth += brace === '{' ? 1 : -1
    if (depth < 0) return true
  }
  return depth > 0
}

/** Intervals in French notation. */
const OPEN_INTERVAL = /^[[\]](?=[^[\]$]*[,;])[^[\]$]*[[\]]$/

/** A regular expression; backslashes that end a row are not part of one. */
const isPattern = (tex: string) =>
  PATTERN.test(tex.replaceAll('\\\\', ' ')) || (tex.match(/\\\|/g)?.length ?? 0) % 2 === 1

/** Evidence of a sentence, a program or a pattern, whatever follows. */
function isWritten(tex: string): boolean {
  if (isPattern(tex)) return true
  const text = outsideNames(tex)
  if (hasCommand(tex)) return false
  return (
    hasSentence(text) ||
    /["“”„«»]|(?<![\p{L}\p{N})\]}'|*])'/u.test(text) ||
    /(?<!\.)[.?]\s+\p{L}|\p{L}\.\s+\d/u.test(text) ||
    /:\/\/|&&|::|\p{L}->\p{L}{2}|->$|\p{L}{2}\(\)/u.test(text)
  )
}

/** Whether growing text may still become a formula. */
export function mayBecomeTex(tex: string): boolean {
  const closed = brackets(tex).closeNothing && !tex.startsWith(']')
  return !closed && !isWritten(tex.replace(/(?<!\p{L})\p{L}+$/u, ''))
}

/** The criteria that all formulas share. */
function isTex(tex: string): boolean {
  if (!/[\p{L}\p{N}\\=<>+\u2190-\u22ff*/-]/u.test(tex) || isWritten(tex) || hasOpenBrace(tex)) return false
  const text = outsideNames(tex)
  if (CJK.test(text) && !/[\\^_=<>+*/\u00d7\u00f7]/.test(text)) return false
  return RELATION.test(text) || !(/\s/.test(tex) && hasWord(text))
}

function isBalanced(tex: string): boolean {
  if (OPEN_INTERVAL.test(tex)) return true
  const { closeNothing, areOpen } = brackets(tex)
  return !closeNothing && !(areOpen && !hasCommand(tex))
}

/** A word of a sentence, or several joined by hyphens or the like. */
function isLoneWord(tex: string, isPadded: boolean): boolean {
  const word = tex.replace(/(?<![.,;:!?])[.,;:!?]+$/, '')
  if (/^(?:\p{L}\.)+\p{L}?$/u.test(tex) || /^\p{L}{2,}(?:[-/_]\p{L}{2,})+$/u.test(word)) return true
  if (FUNCTIONS.has(word)) return false
  return /^(?:\p{Ll}{3,}|\p{Lu}\p{Ll}{3,})$/u.test(word) || (isPadded && SHORT_WORDS.test(word))
}

/** Between single dollars. */
export function isDollarTex(tex: string): boolean {
  if (tex === '*' || tex === '/') return true
  if (/^\{\w+\}$/.test(tex)) return false
  const isInterval = OPEN_INTERVAL.test(tex)
  if (!isInterval && /^(?:[)}\],;:!?@#%&'/*~\u3001-\u3011\uff01-\uff5e]|\.(?!\d)|\|[^|]*$)/.test(tex)) return false
  if (!isInterval && /(?:[([{:/@#&~]|->)$/.test(tex)) return false
  if ((tex.match(/\*\*/g)?.length ?? 0) % 2 === 1 || !isTex(tex) || !isBalanced(tex)) return false
  return !/^\d/.test(tex) || isMoreThanPrice(tex)
}

function isMoreThanPrice(tex: string): boolean {
  const text = outsideNames(tex)
  if (CJK.test(text)) return false
  if (hasCommand(tex)) return true
  const [, ...words] = text.split(/\s+|\/(?=\p{L}{3})/u)
  const named = words.map((word) => /^\p{L}*/u.exec(word)?.[0] ?? '')
  if (named.some((word) => isWord(word) && !UNITS.has(word))) return false
  return !/[\s–—]/.test(tex) || /[\\^_=+*/<>{}-]/.test(tex)
}

/** Between `\(` and `\)`, which Markdown takes for escaped brackets. */
export function isParenthesisTex(written: string): boolean {
  const tex = written.trim()
  return !/^\?|^TM$/.test(tex) && isTex(tex) && isBalanced(tex) && !isLoneWord(tex, tex !== written)
}

/** Between double dollars, within a line of text. */
export function isDoubleDollarTex(written: string): boolean {
  const tex = written.trim()
  if (/^[,;:.)!?&]|[:,(]$/.test(tex)) return false
  return HOLDS_SIGN.test(tex) && isTex(written)
}

/** Between `\[` and `\]` within a line of text, where Markdown takes them for escaped brackets. */
export function isBracketTex(written: string): boolean {
  const tex = written.trim()
  if (/^[-^]|^<.*>$/.test(tex) || !HOLDS_SIGN.test(tex) || !isTex(tex) || !isBalanced(tex)) return false
  const text = outsideNames(tex)
  const isSum = /[=<>+\u00b1\u00d7\u2260-\u2265]/.test(text) || /(?<![A-Za-z])[A-Za-z]_/.test(tex)
  return hasCommand(tex) || tex.includes('^') || (isSum && !hasWord(text))
}

/** Alone on its line or lines. */
export function isDisplayTex(written: string, mark: string): boolean {
  const tex = written.trim()
  if (!HOLDS_SIGN.test(tex) || isPattern(tex)) return false
  const isEquation = /[=<>\u2260-\u2265]/.test(tex) || hasCommand(tex)
  if (!isEquation && !isTex(tex)) return false
  if (mark === '$$') return true
  const isPadded = tex !== written
  if (/^[\d\s,;–—-]+$/.test(tex) || /^[\^-]/.test(tex) || (!isPadded && BRACKETED.test(tex))) return false
  return !isLoneWord(tex, isPadded)
}
