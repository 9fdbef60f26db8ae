/** What a Go file exports: capitalised names. */
import type { Node } from 'web-tree-sitter'
import type { ExportedName } from '@/lib/shared/write/code-map'
import { type Commented, commentedNodes } from '@/lib/source/map/commented-nodes'
import { exportedName } from '@/lib/source/map/exported-name'
import { createNameList } from '@/lib/source/map/name-list'
import { MAX_EXPORTS, MAX_MEMBERS } from '@/lib/source/map/reading'
import { oneLine, sourceOf, withShortValue } from '@/lib/source/map/signature'
import type { SyntaxReading } from '@/lib/source/map/syntax-reading'
import { goMembers } from './members'

const CAPITAL = /^\p{Lu}/u

/** Reads the tree of a file. Files of tests export nothing. */
export function readGo(root: Node, path: string): SyntaxReading {
  const statements = commentedNodes(root.namedChildren)
  const comment = statements.find(({ node }) => node.type === 'package_clause')?.above
  if (path.endsWith('_test.go')) return { exports: [], reExports: [], comment, isCut: false }
  const list = createNameList(MAX_EXPORTS)
  const methods = new Map<string, ExportedName[]>()
  for (const statement of statements) {
    if (statement.node.type === 'method_declaration') addMethod(statement, methods)
    for (const name of declared(statement)) if (CAPITAL.test(name.name)) list.add(name)
  }
  const exports = list.names().map((name) => withMethods(name, methods))
  // The type of these is in another file of the package.
  for (const [type, found] of methods) {
    if (!CAPITAL.test(type)) continue
    for (const method of found) exports.push({ ...method, name: `${type}.${method.name}` })
  }
  return {
    exports: exports.slice(0, MAX_EXPORTS),
    reExports: [],
    comment,
    isCut: list.isCut() || exports.length > MAX_EXPORTS,
  }
}

/** Adds the methods of a type to it and takes them from the map. */
function withMethods(name: ExportedName, methods: Map<string, ExportedName[]>): ExportedName {
  const own = name.kind === 'type' || name.kind === 'interface' ? methods.get(name.name) : undefined
  if (!own) return name
  methods.delete(name.name)
  return { ...name, members: [...(name.members ?? []), ...own].slice(0, MAX_MEMBERS) }
}

function addMethod({ node, above }: Commented, methods: Map<string, ExportedName[]>): void {
  const name = node.childForFieldName('name')?.text ?? ''
  const receiver = receiverType(node.childForFieldName('receiver'))
  if (receiver === undefined || !CAPITAL.test(name)) return
  const signature = oneLine(sourceOf(node, node.childForFieldName('body')))
  const known = methods.get(receiver) ?? []
  known.push(exportedName(name, 'method', signature, node, above))
  methods.set(receiver, known)
}

/** The name in `(s *S[T])`. */
function receiverType(receiver: Node | null): string | undefined {
  let type = receiver?.namedChildren.find((one) => one.type === 'parameter_declaration')?.childForFieldName('type')
  for (let depth = 0; type && depth < 5; depth++) {
    if (type.type === 'type_identifier') return type.text
    type = type.type === 'generic_type' ? type.childForFieldName('type') : type.namedChildren[0]
  }
  return undefined
}

function declared(statement: Commented): ExportedName[] {
  const { node, above } = statement
  switch (node.type) {
    case 'function_declaration': {
      const name = node.childForFieldName('name')?.text ?? ''
      return [exportedName(name, 'function', oneLine(sourceOf(node, node.childForFieldName('body'))), node, above)]
    }
    case 'type_declaration':
      return specs(statement).flatMap((spec) => typeNames(spec))
    case 'const_declaration':
      return specs(statement).flatMap((spec) => valueNames(spec, 'const'))
    case 'var_declaration':
      return specs(statement).flatMap((spec) => valueNames(spec, 'var'))
    default:
      return []
  }
}

/** The parts of a declaration, in parentheses or not; a part without a comment of its own has that of the whole. */
function specs({ node, above, behind }: Commented): Commented[] {
  const children = node.namedChildren.flatMap((one) => (one.type === 'var_spec_list' ? one.namedChildren : [one]))
  return commentedNodes(children).map((spec) => ({
    node: spec.node,
    above: spec.above ?? spec.behind ?? above ?? behind,
  }))
}

function typeNames({ node, above }: Commented): ExportedName[] {
  const name = node.childForFieldName('name')?.text
  const type = node.childForFieldName('type')
  if (name === undefined) return []
  const fields = type?.namedChildren.find((one) => one.type === 'field_declaration_list')
  if (type?.type === 'struct_type') {
    return [exportedName(name, 'type', oneLine(`type ${sourceOf(node, fields)}`), node, above, goMembers(fields))]
  }
  if (type?.type === 'interface_type') {
    const head = oneLine(`type ${sourceOf(node, type)}interface`)
    return [exportedName(name, 'interface', head, node, above, goMembers(type))]
  }
  return [exportedName(name, 'type', oneLine(`type ${sourceOf(node)}`), node, above)]
}

function valueNames({ node, above }: Commented, word: 'const' | 'var'): ExportedName[] {
  const value = node.childForFieldName('value')
  const signature = withShortValue(`${word} ${sourceOf(node, value)}`, value ? sourceOf(value) : undefined)
  const kind = word === 'const' ? 'constant' : 'variable'
  return node.childrenForFieldName('name').map((name) => exportedName(name.text, kind, signature, node, above))
}
