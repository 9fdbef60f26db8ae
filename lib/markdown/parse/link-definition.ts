/** Link reference definitions: recognised in a paragraph, and rewritten for the blocks that need them. */

const LABEL = '\\[(?=[^\\]]*[^\\s\\]])(?:\\\\[^]|[^[\\]\\\\]){1,999}\\]:'
const GAP = '(?:[ \\t]*\\n)?[ \\t]*'
const DESTINATION = '(?:<(?:\\\\.|[^<>\\\\\\n])*>|[^\\s<\\u0000-\\u001f][^\\s\\u0000-\\u001f]*)'
const TITLE = '(?:"(?:\\\\[^]|[^"\\\\])*"|\'(?:\\\\[^]|[^\'\\\\])*\'|\\((?:\\\\[^]|[^()\\\\])*\\))'
const WITH_TITLE = new RegExp(`^ *${LABEL}${GAP}${DESTINATION}(?:[ \\t]+|[ \\t]*\\n[ \\t]*)${TITLE}[ \\t]*(?:\\n|$)`)
const WITHOUT_TITLE = new RegExp(`^ *${LABEL}${GAP}${DESTINATION}[ \\t]*(?:\\n|$)`)

/** Whether a paragraph consists only of link reference definitions, so that no paragraph is left. */
export function isOnlyDefinitions(paragraph: string): boolean {
  let rest = paragraph
  while (rest.trim() !== '') {
    const match = WITH_TITLE.exec(rest) ?? WITHOUT_TITLE.exec(rest)
    if (!match) return false
    rest = rest.slice(match[0].length)
  }
  return true
}

/** A link reference definition, its text decoded. */
export interface LinkDefinition {
  /** The normalized label. */
  readonly label: string
  readonly url: string
  readonly title?: string
}

/** Normalizes a label for comparison: white space collapsed, case folded. */
export function normalizeLabel(label: string): string {
  return label
    .replace(/[\t\n\r ]+/g, ' ')
    .replace(/^ | $/g, '')
    .toLowerCase()
    .toUpperCase()
}

function encode(text: string): string {
  // Character references are safe in every kind of destination and title.
  return text.replace(/[^\w\-./:?=~%#@,+;\u0080-\uffff]/g, (char) => `&#${char.codePointAt(0) ?? 32};`)
}

/** Longer ones are not repeated for each block that references them; a link without an address becomes text. */
const MAX_URL = 2000
const MAX_TITLE = 200

/** Writes a definition as one line of Markdown. */
export function writeDefinition({ label, url, title }: LinkDefinition): string {
  const address = url.length > MAX_URL ? '' : encode(url)
  return `[${label}]: <${address}>${title === undefined ? '' : ` "${encode(title.slice(0, MAX_TITLE))}"`}`
}
