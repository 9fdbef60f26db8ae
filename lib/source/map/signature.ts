/** Signatures: pieces of source on one line, bounded, without comments. */
import type { Node } from 'web-tree-sitter'

/** No signature is longer in a map. */
export const MAX_SIGNATURE_CHARACTERS = 400
/** A value that is longer is left out. */
const MAX_VALUE_CHARACTERS = 100
/** Read of a piece of source; far more than what is kept, because of comments and white space. */
const MAX_READ = 4_000

/** A piece of source on one line. */
export function oneLine(text: string, max = MAX_SIGNATURE_CHARACTERS): string {
  const line = text.slice(0, MAX_READ).replace(/\s+/g, ' ').trim()
  return line.length > max || text.length > MAX_READ ? `${line.slice(0, max - 1)}…` : line
}

/** The source from a node's start to another's, or to its own end, without the comments in it. */
export function sourceOf(node: Node, end?: Node | null): string {
  const from = node.startIndex
  const text = node.text.slice(0, Math.min(MAX_READ + 1, (end?.startIndex ?? node.endIndex) - from))
  if (!/\/[/*]|#/.test(text)) return text
  let bare = ''
  let at = 0
  for (const comment of commentsIn(node, from + text.length)) {
    bare += text.slice(at, comment.startIndex - from)
    at = comment.endIndex - from
  }
  return bare + text.slice(at)
}

/** The comments below a node that begin before an index, found without recursion. */
function commentsIn(node: Node, endIndex: number): Node[] {
  const found: Node[] = []
  const cursor = node.walk()
  try {
    for (;;) {
      const isBefore = cursor.startIndex < endIndex
      if (isBefore && cursor.nodeType === 'comment') found.push(cursor.currentNode)
      if (isBefore && cursor.gotoFirstChild()) continue
      if (cursor.startIndex >= endIndex) return found
      while (!cursor.gotoNextSibling()) if (!cursor.gotoParent()) return found
    }
  } finally {
    cursor.delete()
  }
}

/** `name: Type = value`, or with `…` in place of a long value. */
export function withShortValue(before: string, value: string | undefined): string {
  if (value === undefined) return oneLine(before)
  const head = oneLine(before).replace(/ ?=$/, '')
  const line = oneLine(value)
  return oneLine(`${head} = ${line.length > MAX_VALUE_CHARACTERS ? '…' : line}`)
}
