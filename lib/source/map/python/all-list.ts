/** The names that a module lists in `__all__`. */
import type { Node } from 'web-tree-sitter'

const MAX_PARTS = 10_000

/** Reads one statement after another. */
export interface AllList {
  read(statement: Node): void
  /** Undefined if the module has no such list. */
  names(): string[] | undefined
  /** Relative modules whose own lists are added. */
  others(): string[]
}

/** An empty list. */
export function createAllList(): AllList {
  const names = new Set<string>()
  const others = new Set<string>()
  let exists = false
  const take = (value: Node | null | undefined) => {
    exists = true
    const waiting = value ? [value] : []
    for (let steps = 0; steps < MAX_PARTS; steps++) {
      const node = waiting.pop()
      if (!node) break
      if (node.type === 'string') names.add(stringContent(node))
      else if (/^(?:list|tuple|parenthesized_expression|binary_operator|set|expression_list)$/.test(node.type)) {
        waiting.push(...node.namedChildren.toReversed())
      } else if (node.type === 'attribute' && node.childForFieldName('attribute')?.text === '__all__') {
        const object = node.childForFieldName('object')
        if (object?.type === 'identifier') others.add(`.${object.text}`)
      }
    }
  }
  return {
    read(statement) {
      const inner = statement.type === 'expression_statement' ? statement.namedChildren[0] : undefined
      if (inner?.type === 'assignment' || inner?.type === 'augmented_assignment') {
        if (inner.childForFieldName('left')?.text === '__all__') take(inner.childForFieldName('right'))
      } else if (inner?.type === 'call') {
        const callee = inner.childForFieldName('function')?.text
        const isChange = callee === '__all__.extend' || callee === '__all__.append'
        if (isChange) take(inner.childForFieldName('arguments')?.namedChildren[0])
      }
    },
    names: () => (exists ? [...names] : undefined),
    others: () => [...others],
  }
}

function stringContent(node: Node): string {
  return node.namedChildren
    .filter((child) => child.type === 'string_content')
    .map((child) => child.text)
    .join('')
}
