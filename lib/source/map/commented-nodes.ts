/** Syntax nodes in a row with the comments that belong to them. */
import type { Node } from 'web-tree-sitter'
import { isNoDescription, plainComment } from './plain-comment'

/** A node and its comments. */
export interface Commented {
  node: Node
  /** The comment directly above, as plain text. */
  above?: string
  /** The comment behind it on its last line. */
  behind?: string
}

/** The nodes that are no comments. Decorators do not separate a comment from what they decorate. */
export function commentedNodes(nodes: readonly Node[]): Commented[] {
  const found: Commented[] = []
  let waiting: Node[] = []
  for (const node of nodes) {
    const last = found.at(-1)
    if (node.type === 'comment') {
      if (last && waiting.length === 0 && node.startPosition.row === last.node.endPosition.row) {
        last.behind ??= plainComment([node.text])
      } else waiting.push(node)
    } else if (node.type === 'decorator') waiting.push(node)
    else {
      found.push({ node, above: plainComment(attached(waiting, node)) })
      waiting = []
    }
  }
  return found
}

/** The comments that touch a node: one block, or lines without a gap. */
function attached(waiting: readonly Node[], node: Node): string[] {
  const texts: string[] = []
  let row = node.startPosition.row
  for (const one of waiting.toReversed()) {
    // Go's parser counts the line break as part of some comments.
    if (one.endPosition.row < row - 1) break
    row = one.startPosition.row
    if (one.type === 'decorator' || isNoDescription(plainComment([one.text]) ?? '')) continue
    const isBlock = one.text.startsWith('/*')
    if (isBlock && texts.length > 0) break
    texts.unshift(one.text)
    if (isBlock) break
  }
  return texts
}

/** The groups of comments before the first statement, as plain text, with the row on which each ends. */
export function leadingComments(nodes: readonly Node[]): { text: string; endRow: number }[] {
  const groups: { comments: string[]; endRow: number }[] = []
  for (const node of nodes) {
    if (node.type === 'hash_bang_line') continue
    if (node.type !== 'comment') break
    const last = groups.at(-1)
    const continues = last !== undefined && !node.text.startsWith('/*') && node.startPosition.row === last.endRow + 1
    if (continues) {
      last.comments.push(node.text)
      last.endRow = node.endPosition.row
    } else groups.push({ comments: [node.text], endRow: node.endPosition.row })
  }
  return groups.flatMap(({ comments, endRow }) => {
    const text = plainComment(comments)
    return text === undefined || isNoDescription(text) ? [] : [{ text, endRow }]
  })
}
