/** Recognises `require('./x')` and `require('./x').name`. */
import type { Node } from 'web-tree-sitter'
import { nameOf } from './members'

/** The file that a value is required from, and the name there: `*` for the whole of it. */
export function requiredFile(value: Node): { from: string; name: string } | undefined {
  if (value.type === 'member_expression') {
    const object = value.childForFieldName('object')
    const property = value.childForFieldName('property')
    const required = object?.type === 'call_expression' ? requiredFile(object) : undefined
    return required && property ? { from: required.from, name: property.text } : undefined
  }
  if (value.type !== 'call_expression' || value.childForFieldName('function')?.text !== 'require') return undefined
  const source = value.childForFieldName('arguments')?.namedChildren[0]
  return source?.type === 'string' ? { from: nameOf(source), name: '*' } : undefined
}
