/** Declarations at the top of a TypeScript or JavaScript file, and in namespaces: their names, and details on demand. */
import type { Node } from 'web-tree-sitter'
import type { ExportedName, ExportKind } from '@/lib/shared/write/code-map'
import { type Commented, commentedNodes } from '@/lib/source/map/commented-nodes'
import { exportedName } from '@/lib/source/map/exported-name'
import { createNameList } from '@/lib/source/map/name-list'
import { MAX_MEMBERS } from '@/lib/source/map/reading'
import { oneLine, sourceOf, withShortValue } from '@/lib/source/map/signature'
import { callableBody, callableSignature } from './callable'
import { membersOf } from './members'
import { namesInPattern } from './pattern'

/** A declared name. */
export interface Declared {
  name: string
  /** A declaration without a body, behind which the implementation is not for callers. */
  isOverload: boolean
  isImplementation: boolean
  describe(): ExportedName
}

const FUNCTIONS = new Set(['function_declaration', 'generator_function_declaration', 'function_signature'])
const CLASSES = new Set(['class_declaration', 'abstract_class_declaration', 'class'])
/** Namespaces within namespaces are described this deep. */
const MAX_DEPTH = 3

/** What a statement declares; `prefix` stands before its signatures. */
export function declaredIn({ node, above }: Commented, prefix = '', depth = 0): Declared[] {
  const one = (name: string | undefined, describe: () => ExportedName, kind?: 'overload' | 'implementation') =>
    name === undefined
      ? []
      : [{ name, isOverload: kind === 'overload', isImplementation: kind === 'implementation', describe }]
  const name = node.childForFieldName('name')?.text
  const body = node.childForFieldName('body')
  const simple = (kind: ExportKind, end?: Node | null, members?: () => ExportedName[]) => () =>
    exportedName(name ?? 'default', kind, oneLine(prefix + sourceOf(node, end)), node, above, members?.())
  if (FUNCTIONS.has(node.type)) return one(name, simple('function', body), body ? 'implementation' : 'overload')
  if (CLASSES.has(node.type))
    return one(
      name,
      simple('class', body, () => membersOf(body)),
    )
  switch (node.type) {
    case 'interface_declaration':
      return one(
        name,
        simple('interface', body, () => membersOf(body)),
      )
    case 'type_alias_declaration':
      return one(name, () => typeAlias(node, prefix, above))
    case 'enum_declaration':
      return one(name, simple('enum'))
    case 'import_alias':
      return one(node.namedChildren[0]?.text, simple('namespace'))
    case 'lexical_declaration':
    case 'variable_declaration':
      return node.namedChildren.flatMap((child) => variables(child, node, prefix, above))
    case 'internal_module':
    case 'module':
      return one(
        name,
        simple('namespace', body, () => namespaceMembers(body, depth)),
      )
    case 'expression_statement': {
      const inner = node.namedChildren[0]
      return inner?.type === 'internal_module' ? declaredIn({ node: inner, above }, prefix, depth) : []
    }
    case 'ambient_declaration': {
      const inner = node.namedChildren.find((child) => child.type !== 'comment')
      return inner && depth < MAX_DEPTH ? declaredIn({ node: inner, above }, `${prefix}declare `, depth + 1) : []
    }
    default:
      return []
  }
}

/** The class or function that a value is, described under a name; undefined for any other value. */
export function describeValue(name: string, value: Node, before: string, at: Node, above?: string) {
  const body = callableBody(value)
  if (body) return exportedName(name, 'function', callableSignature(value, body, before), at, above)
  if (value.type !== 'class') return undefined
  const classBody = value.childForFieldName('body')
  return exportedName(name, 'class', oneLine(before + sourceOf(value, classBody)), at, above, membersOf(classBody))
}

function variables(declarator: Node, statement: Node, prefix: string, above?: string): Declared[] {
  const nameNode = declarator.type === 'variable_declarator' ? declarator.childForFieldName('name') : null
  if (!nameNode) return []
  const keyword = statement.children[0]?.text ?? 'const'
  const kind = keyword === 'const' ? 'constant' : 'variable'
  const value = declarator.childForFieldName('value')
  const before = `${prefix}${keyword} `
  return namesInPattern(nameNode).map((name) => ({
    name,
    isOverload: false,
    isImplementation: false,
    describe() {
      const head = before + sourceOf(declarator, value)
      const special = value && nameNode.type === 'identifier' && describeValue(name, value, head, declarator, above)
      return (
        special ||
        exportedName(name, kind, withShortValue(head, value ? sourceOf(value) : undefined), declarator, above)
      )
    },
  }))
}

function typeAlias(node: Node, prefix: string, above?: string): ExportedName {
  const value = node.childForFieldName('value')
  const name = node.childForFieldName('name')?.text ?? ''
  if (value?.type !== 'object_type') return exportedName(name, 'type', oneLine(prefix + sourceOf(node)), node, above)
  const signature = `${oneLine(prefix + sourceOf(node, value))} {…}`
  return exportedName(name, 'type', signature, node, above, membersOf(value))
}

function namespaceMembers(body: Node | null, depth: number): ExportedName[] {
  if (depth >= MAX_DEPTH) return []
  const list = createNameList(MAX_MEMBERS)
  for (const { node, above } of commentedNodes(body?.namedChildren ?? [])) {
    const declaration = node.type === 'export_statement' ? node.childForFieldName('declaration') : null
    if (!declaration) continue
    for (const declared of declaredIn({ node: declaration, above }, '', depth + 1)) list.add(declared.describe())
  }
  return list.names()
}
