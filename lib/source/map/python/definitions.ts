/** Definitions at the top of a Python module or class: functions, classes, assignments. */
import type { Node } from 'web-tree-sitter'
import type { ExportedName } from '@/lib/shared/write/code-map'
import type { Commented } from '@/lib/source/map/commented-nodes'
import { exportedName } from '@/lib/source/map/exported-name'
import { createNameList } from '@/lib/source/map/name-list'
import { plainDocstring } from '@/lib/source/map/plain-comment'
import { MAX_MEMBERS } from '@/lib/source/map/reading'
import { oneLine, sourceOf, withShortValue } from '@/lib/source/map/signature'
import { topStatements } from './statements'

/** Classes within classes are described this deep. */
const MAX_DEPTH = 2
const CONSTANT = /^_*[A-Z][A-Z0-9_]*$/
/** What a decorator may take up in a signature. */
const MAX_DECORATOR_CHARACTERS = 80

/** The names that a statement defines. */
export function describeDefinition({ node, above }: Commented, depth = 0): ExportedName[] {
  if (node.type === 'decorated_definition') {
    const definition = node.childForFieldName('definition')
    const decorators = node.namedChildren.filter((child) => child.type === 'decorator')
    const before = decorators.map((one) => `${oneLine(one.text, MAX_DECORATOR_CHARACTERS)} `).join('')
    return definition ? functionOrClass(definition, before, above, depth) : []
  }
  if (node.type === 'type_alias_statement') {
    const name = firstIdentifier(node.childForFieldName('left'))
    return name === undefined ? [] : [exportedName(name, 'type', oneLine(sourceOf(node)), node, above)]
  }
  const inner = node.type === 'expression_statement' ? node.namedChildren[0] : undefined
  if (inner?.type === 'assignment') return assigned(inner, above, depth)
  return functionOrClass(node, '', above, depth)
}

/** The string that documents a module, class or function: its content, of its first statement. */
export function docstringNode(body: Node): Node | undefined {
  const first = body.namedChildren.find((child) => child.type !== 'comment')
  const string = first?.type === 'expression_statement' ? first.namedChildren[0] : undefined
  return string?.type === 'string' ? string.namedChildren.find((child) => child.type === 'string_content') : undefined
}

function functionOrClass(node: Node, before: string, above: string | undefined, depth: number): ExportedName[] {
  const name = node.childForFieldName('name')?.text
  const body = node.childForFieldName('body')
  if (name === undefined || !body) return []
  const doc = docstringNode(body)
  const comment = (doc && plainDocstring(doc.text)) ?? above
  const signature = oneLine(before + sourceOf(node, body)).replace(/ ?:$/, '')
  if (node.type === 'class_definition') {
    return [exportedName(name, 'class', signature, node, comment, classMembers(body, depth))]
  }
  if (node.type !== 'function_definition') return []
  const isProperty = /(?:^|[ .@])(?:cached_)?property |\.setter |\.getter /.test(before)
  const kind = depth === 0 ? 'function' : isProperty ? 'field' : 'method'
  return [exportedName(name, kind, signature, node, comment)]
}

/** Public members; of the special methods those that callers of the class use by its name. */
function classMembers(body: Node, depth: number): ExportedName[] {
  if (depth >= MAX_DEPTH) return []
  const list = createNameList(MAX_MEMBERS)
  for (const statement of topStatements(body)) {
    for (const member of describeDefinition(statement, depth + 1)) {
      if (!member.name.startsWith('_') || member.name === '__init__' || member.name === '__call__') list.add(member)
    }
  }
  return list.names()
}

function assigned(assignment: Node, above: string | undefined, depth: number): ExportedName[] {
  const names: string[] = []
  let value: Node | null = assignment
  let last = assignment
  // `a = b = value`
  while (value?.type === 'assignment' && names.length < 100) {
    last = value
    names.push(...namesIn(value.childForFieldName('left')))
    value = value.childForFieldName('right')
  }
  const head = names.length === 1 ? sourceOf(last, value) : `${names.join(', ')} =`
  const signature = withShortValue(head, value ? sourceOf(value) : undefined)
  return names.map((name) => {
    const kind = depth > 0 ? 'field' : CONSTANT.test(name) ? 'constant' : 'variable'
    return exportedName(name, kind, signature, assignment, above)
  })
}

function namesIn(left: Node | null): string[] {
  if (left?.type === 'identifier') return [left.text]
  const isList = left?.type === 'pattern_list' || left?.type === 'tuple_pattern' || left?.type === 'list_pattern'
  return isList ? left.namedChildren.filter((one) => one.type === 'identifier').map((one) => one.text) : []
}

function firstIdentifier(node: Node | null): string | undefined {
  let at = node
  for (let depth = 0; at && depth < 5; depth++) {
    if (at.type === 'identifier') return at.text
    at = at.namedChildren[0] ?? null
  }
  return undefined
}
