/** The names that a variable declaration declares, destructured or not. */
import type { Node } from 'web-tree-sitter'

const MAX_NODES = 1_000

/** The names in a pattern such as `{ a, b: [c], ...d }`, in no more than so many steps. */
export function namesInPattern(pattern: Node): string[] {
  const names: string[] = []
  const waiting = [pattern]
  for (let steps = 0; steps < MAX_NODES; steps++) {
    const node = waiting.pop()
    if (!node) break
    if (node.type === 'identifier' || node.type === 'shorthand_property_identifier_pattern') names.push(node.text)
    else waiting.push(...partsOf(node).reverse())
  }
  return names
}

function partsOf(node: Node): Node[] {
  switch (node.type) {
    case 'object_pattern':
    case 'array_pattern':
    case 'rest_pattern':
      return node.namedChildren
    case 'pair_pattern':
      return node.childrenForFieldName('value')
    case 'assignment_pattern':
    case 'object_assignment_pattern':
      return node.childrenForFieldName('left')
    default:
      return []
  }
}
