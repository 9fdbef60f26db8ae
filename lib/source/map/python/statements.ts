/** The statements at the top of a Python module or class, those in conditions included. */
import type { Node } from 'web-tree-sitter'
import { type Commented, commentedNodes } from '@/lib/source/map/commented-nodes'

const MAX_STATEMENTS = 50_000
const MAX_DEPTH = 10

/** In order; the blocks of `if`, `try` and `with` are opened. What runs only as a program is left out. */
export function topStatements(root: Node): Commented[] {
  const found: Commented[] = []
  const waiting = commentedNodes(root.namedChildren)
    .map((statement) => ({ statement, depth: 0 }))
    .reverse()
  while (found.length < MAX_STATEMENTS) {
    const next = waiting.pop()
    if (!next) break
    const { statement, depth } = next
    const blocks = blocksIn(statement.node)
    if (!blocks) found.push(statement)
    else if (depth < MAX_DEPTH) {
      const inside = blocks.flatMap((block) => commentedNodes(block.namedChildren))
      for (const one of inside.reverse()) waiting.push({ statement: one, depth: depth + 1 })
    }
  }
  return found
}

const CLAUSES = new Set(['elif_clause', 'else_clause', 'except_clause', 'finally_clause'])

function blocksIn(node: Node): Node[] | undefined {
  if (node.type !== 'if_statement' && node.type !== 'try_statement' && node.type !== 'with_statement') return undefined
  if (/\b__name__\b/.test(node.childForFieldName('condition')?.text.slice(0, 200) ?? '')) return []
  return node.namedChildren.flatMap((child) => {
    if (child.type === 'block') return [child]
    return CLAUSES.has(child.type) ? child.namedChildren.filter((one) => one.type === 'block') : []
  })
}
