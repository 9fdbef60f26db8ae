/** Public members of classes, interfaces and object types in TypeScript and JavaScript. */
import type { Node } from 'web-tree-sitter'
import type { ExportedName } from '@/lib/shared/write/code-map'
import { commentedNodes } from '@/lib/source/map/commented-nodes'
import { exportedName } from '@/lib/source/map/exported-name'
import { createNameList } from '@/lib/source/map/name-list'
import { MAX_MEMBERS } from '@/lib/source/map/reading'
import { oneLine, sourceOf, withShortValue } from '@/lib/source/map/signature'
import { callableBody, callableSignature } from './callable'

const METHODS = new Set(['method_definition', 'method_signature', 'abstract_method_signature'])
const FIELDS = new Set(['public_field_definition', 'field_definition', 'property_signature'])
const PRIVATE_TAG = /@(?:private|internal|protected)\b/

/** The members below a body. Index, call and construct signatures have no names. */
export function membersOf(body: Node | null): ExportedName[] {
  const list = createNameList(MAX_MEMBERS)
  const overloaded = new Set<string>()
  for (const { node, above } of commentedNodes(body?.namedChildren ?? [])) {
    const isMethod = METHODS.has(node.type)
    if ((!isMethod && !FIELDS.has(node.type)) || (above !== undefined && PRIVATE_TAG.test(above))) continue
    const nameNode = node.childForFieldName('name') ?? node.childForFieldName('property')
    if (!nameNode || isPrivate(node, nameNode)) continue
    const name = nameOf(nameNode)
    const implementation = node.childForFieldName('body')
    // The implementation behind overloads is not for callers.
    if (isMethod && implementation && overloaded.has(name)) continue
    if (isMethod && !implementation) overloaded.add(name)
    list.add(isMethod ? method(name, node, implementation, above) : field(name, node, above))
  }
  return list.names()
}

/** A name as it is read: quoted names without their quotes. */
export function nameOf(node: Node): string {
  return node.type === 'string' ? node.text.slice(1, -1) : oneLine(node.text)
}

function isPrivate(node: Node, name: Node): boolean {
  if (name.type === 'private_property_identifier') return true
  return node.namedChildren.some((one) => one.type === 'accessibility_modifier' && one.text !== 'public')
}

function method(name: string, node: Node, body: Node | null, above?: string): ExportedName {
  const signature = oneLine(sourceOf(node, body))
  const isAccessor = node.children.some((one) => one.type === 'get' || one.type === 'set')
  return exportedName(name, isAccessor ? 'field' : 'method', signature, node, above)
}

function field(name: string, node: Node, above?: string): ExportedName {
  const value = node.childForFieldName('value')
  const body = value && callableBody(value)
  if (value && body) return exportedName(name, 'method', callableSignature(node, body), node, above)
  return exportedName(
    name,
    'field',
    withShortValue(sourceOf(node, value), value ? sourceOf(value) : undefined),
    node,
    above,
  )
}
