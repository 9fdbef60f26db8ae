/** CommonJS: `module.exports = …`, `exports.name = …` and their relatives. */
import type { Node } from 'web-tree-sitter'
import type { ExportedName } from '@/lib/shared/write/code-map'
import { type Commented, commentedNodes } from '@/lib/source/map/commented-nodes'
import { exportedName } from '@/lib/source/map/exported-name'
import type { ReExport } from '@/lib/source/map/reading'
import { oneLine, sourceOf, withShortValue } from '@/lib/source/map/signature'
import { describeValue } from './declarations'
import { nameOf } from './members'
import { requiredFile } from './required-file'
import type { Scope } from './scope'

const WHOLE = 'module.exports'
const OBJECTS = new Set(['exports', 'module.exports', 'this.exports'])
/** Blocks and immediately called functions are looked into this deep. */
const MAX_DEPTH = 4
const MAX_STATEMENTS = 50_000

/** Where findings go. */
interface Findings {
  add(name: ExportedName): void
  addLocal(local: string, name: string, at: Node, comment?: string): void
  reExports: ReExport[]
}

/** Reads the statements of a file, and those in blocks and wrappers around the whole file. */
export function readCommonJs(statements: readonly Commented[], scope: Scope, findings: Findings): void {
  const waiting = statements.map((statement) => ({ statement, depth: 0 })).reverse()
  /** Names that stand for the module after `module.exports = name`. */
  const objects = new Set(OBJECTS)
  for (let steps = 0; steps < MAX_STATEMENTS; steps++) {
    const next = waiting.pop()
    if (!next) return
    const { statement, depth } = next
    const expression = statement.node.type === 'expression_statement' ? statement.node.namedChildren[0] : undefined
    for (const assignment of assignmentsIn(statement.node, expression)) {
      readAssignment(assignment, statement, scope, objects, findings)
    }
    if (expression?.type === 'call_expression') readCall(expression, statement, scope, findings)
    if (depth >= MAX_DEPTH) continue
    for (const block of blocksIn(statement.node, expression)) {
      const inside = commentedNodes(block.namedChildren).map((one) => ({ statement: one, depth: depth + 1 }))
      waiting.push(...inside.reverse().slice(0, MAX_STATEMENTS))
    }
  }
}

/** `exports.a = value` alone and in `const a = exports.a = value`. */
function assignmentsIn(statement: Node, expression: Node | undefined): Node[] {
  if (expression) return expression.type === 'assignment_expression' ? [expression] : []
  if (statement.type !== 'lexical_declaration' && statement.type !== 'variable_declaration') return []
  return statement.namedChildren.flatMap((declarator) => {
    const value = declarator.childForFieldName('value')
    const bare = value?.type === 'parenthesized_expression' ? value.namedChildren[0] : value
    return bare?.type === 'assignment_expression' ? [bare] : []
  })
}

/** `exports.a = exports.b = value`, from left to right. */
function readAssignment(
  node: Node,
  { above }: Commented,
  scope: Scope,
  objects: Set<string>,
  findings: Findings,
): void {
  const targets: Node[] = []
  let value: Node | null = node
  while (value?.type === 'assignment_expression' && targets.length < 100) {
    const left = value.childForFieldName('left')
    if (left) targets.push(left)
    value = value.childForFieldName('right')
  }
  if (!value || (value.type === 'unary_expression' && value.text.startsWith('void'))) return
  for (const target of targets) {
    const text = oneLine(target.text, 200)
    if (text === WHOLE) readWhole(value, node, above, scope, objects, findings)
    else {
      const object = target.childForFieldName('object')
      const property = target.childForFieldName('property') ?? target.childForFieldName('index')
      const isNamed = property?.type === 'property_identifier' || property?.type === 'string'
      if (!object || !isNamed || !objects.has(oneLine(object.text, 200))) continue
      addValue(nameOf(property), value, `${text} = `, node, above, findings)
    }
  }
}

function readWhole(
  value: Node,
  at: Node,
  above: string | undefined,
  scope: Scope,
  objects: Set<string>,
  findings: Findings,
): void {
  if (value.type === 'object') {
    readObject(value, scope, findings)
    return
  }
  const required = requiredFile(value)
  const line = at.startPosition.row + 1
  const signature = oneLine(sourceOf(at))
  if (required?.name === '*') findings.reExports.push({ ...required, line, signature })
  addValue(WHOLE, value, `${WHOLE} = `, at, above, findings)
  if (value.type === 'identifier') objects.add(value.text)
}

/** The properties of an object whose properties are exported. */
function readObject(object: Node, scope: Scope, findings: Findings): void {
  for (const { node, above } of commentedNodes(object.namedChildren)) {
    const line = node.startPosition.row + 1
    const signature = oneLine(sourceOf(node))
    if (node.type === 'shorthand_property_identifier') findings.addLocal(node.text, node.text, node, above)
    else if (node.type === 'pair') {
      const key = node.childForFieldName('key')
      const value = node.childForFieldName('value')
      if (key && value && key.type !== 'computed_property_name') {
        addValue(nameOf(key), value, `${oneLine(key.text)}: `, node, above, findings)
      }
    } else if (node.type === 'method_definition') {
      const name = node.childForFieldName('name')
      const head = oneLine(sourceOf(node, node.childForFieldName('body')))
      if (name && name.type !== 'computed_property_name') {
        findings.add(exportedName(nameOf(name), 'function', head, node, above))
      }
    } else if (node.type === 'spread_element') {
      const value = node.namedChildren[0]
      const from = value && (requiredFile(value) ?? scope.imported(value.text))
      if (from?.name === '*') findings.reExports.push({ ...from, line, signature })
    }
  }
}

function addValue(name: string, value: Node, before: string, at: Node, above: string | undefined, findings: Findings) {
  const required = requiredFile(value)
  const line = at.startPosition.row + 1
  if (value.type === 'identifier') findings.addLocal(value.text, name, at, above)
  else if (required) findings.reExports.push({ ...required, as: name, line, signature: oneLine(sourceOf(at)) })
  else {
    const constant = () =>
      exportedName(name, 'constant', withShortValue(before.replace(/[=:] $/, ''), sourceOf(value)), at, above)
    findings.add(describeValue(name, value, before, at, above) ?? constant())
  }
}

/** `Object.defineProperty(exports, 'name', …)`, `Object.assign(exports, {…})`, `__exportStar(require('…'), exports)` */
function readCall(call: Node, { above }: Commented, scope: Scope, findings: Findings): void {
  const callee = oneLine(call.childForFieldName('function')?.text ?? '', 200)
  const given = call.childForFieldName('arguments')?.namedChildren.filter((one) => one.type !== 'comment') ?? []
  const [first, second] = given
  if (!first || !second) return
  if (callee === 'Object.defineProperty' && OBJECTS.has(first.text) && second.type === 'string') {
    if (nameOf(second) === '__esModule') return
    findings.add(exportedName(nameOf(second), 'constant', `exports.${nameOf(second)}`, call, above))
  } else if (callee === 'Object.assign' && OBJECTS.has(first.text)) {
    for (const object of given.slice(1)) {
      const required = requiredFile(object)
      if (object.type === 'object') readObject(object, scope, findings)
      else if (required?.name === '*') pushAll(required.from, call, findings)
    }
  } else if (/(?:^|\.)__exportStar$/.test(callee)) {
    const required = requiredFile(first)
    if (required) pushAll(required.from, call, findings)
  }
}

function pushAll(from: string, at: Node, findings: Findings): void {
  findings.reExports.push({ from, name: '*', line: at.startPosition.row + 1, signature: oneLine(sourceOf(at)) })
}

/** The blocks of `if` and `try`, and the bodies of functions that are called at once or given to such a call. */
function blocksIn(statement: Node, expression: Node | undefined): Node[] {
  switch (statement.type) {
    case 'statement_block':
      return [statement]
    case 'if_statement': {
      const alternative = statement.childForFieldName('alternative')
      return [statement.childForFieldName('consequence'), alternative].filter((one) => one !== null)
    }
    case 'try_statement':
      return [statement.childForFieldName('body')].filter((one) => one !== null)
    case 'expression_statement': {
      const called = expression?.type === 'call_expression' ? expression : undefined
      const parts = [
        called?.childForFieldName('function'),
        ...(called?.childForFieldName('arguments')?.namedChildren ?? []),
      ]
      return parts.flatMap((part) => {
        const bare = part?.type === 'parenthesized_expression' ? part.namedChildren[0] : part
        const body = bare && /function/.test(bare.type) ? bare.childForFieldName('body') : null
        return body?.type === 'statement_block' ? [body] : []
      })
    }
    default:
      return []
  }
}
