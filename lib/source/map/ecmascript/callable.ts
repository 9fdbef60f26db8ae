/** Functions as values: `const f = (x) => …`, `f: function (x) { … }`. */
import type { Node } from 'web-tree-sitter'
import { oneLine, sourceOf } from '@/lib/source/map/signature'

const CALLABLE = new Set(['arrow_function', 'function_expression', 'generator_function'])

/** The body of a value that is a function. */
export function callableBody(value: Node): Node | null {
  return CALLABLE.has(value.type) ? value.childForFieldName('body') : null
}

/** The source of a node up to the body of the function in it. */
export function callableSignature(node: Node, body: Node, before = ''): string {
  return oneLine(`${before}${sourceOf(node, body)}`).replace(/ ?=>$/, '')
}
