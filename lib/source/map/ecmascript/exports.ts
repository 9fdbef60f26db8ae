/** What a TypeScript or JavaScript file exports: export statements of every form, and CommonJS. */
import type { Node } from 'web-tree-sitter'
import type { ExportedName } from '@/lib/shared/write/code-map'
import { type Commented, commentedNodes, leadingComments } from '@/lib/source/map/commented-nodes'
import { exportedName } from '@/lib/source/map/exported-name'
import { createNameList } from '@/lib/source/map/name-list'
import { MAX_EXPORTS, type ReExport } from '@/lib/source/map/reading'
import { oneLine, sourceOf, withShortValue } from '@/lib/source/map/signature'
import type { SyntaxReading } from '@/lib/source/map/syntax-reading'
import { readCommonJs } from './commonjs'
import { declaredIn, describeValue } from './declarations'
import { nameOf } from './members'
import { readScope } from './scope'

/** The name of what `module.exports =` and `export =` set: what `require` gives, as a whole. */
const WHOLE_MODULE = 'module.exports'

/** Reads the tree of a file. */
export function readEcmascript(root: Node, isJavascript: boolean): SyntaxReading {
  const statements = commentedNodes(root.namedChildren)
  const scope = readScope(statements)
  const list = createNameList(MAX_EXPORTS)
  const reExports: ReExport[] = []
  /** Adds a local name under the name that it is exported as. */
  const addLocal = (local: string, name: string, at: Node, comment?: string) => {
    const imported = scope.imported(local)
    const found = imported ? undefined : scope.describe(local)
    const line = at.startPosition.row + 1
    const signature = oneLine(sourceOf(at))
    if (imported) reExports.push({ ...imported, as: name, line, signature })
    else if (found) list.add({ ...found, name })
    else list.add(exportedName(name, 'variable', signature, at, comment))
  }
  for (const statement of statements) {
    if (statement.node.type === 'export_statement') readExport(statement, list.add, addLocal, reExports)
  }
  const declared = list.names()
  if (isJavascript) readCommonJs(statements, scope, { add: list.add, addLocal, reExports })
  const isCut = list.isCut() || reExports.length > MAX_EXPORTS
  const exports = isJavascript ? list.names() : declared
  return { exports, reExports: reExports.slice(0, MAX_EXPORTS), comment: fileComment(root, statements[0]), isCut }
}

function readExport(
  { node, above }: Commented,
  add: (name: ExportedName) => void,
  addLocal: (local: string, name: string, at: Node, comment?: string) => void,
  reExports: ReExport[],
): void {
  const words = node.children.filter((child) => !child.isNamed).map((child) => child.type)
  const line = node.startPosition.row + 1
  const source = node.childForFieldName('source')
  const clause = node.namedChildren.find((child) => child.type === 'export_clause')
  if (words.includes('as') && !source && !clause) return
  if (source) readPassedOn(node, nameOf(source), clause, line, reExports)
  else if (clause) {
    for (const specifier of clause.namedChildren) {
      const name = specifier.childForFieldName('name')
      const alias = specifier.childForFieldName('alias') ?? name
      if (name && alias) addLocal(nameOf(name), nameOf(alias), specifier)
    }
  } else if (words.includes('default')) readDefault({ node, above }, add, addLocal)
  else if (words.includes('=')) {
    const value = node.namedChildren.find((child) => child.type !== 'comment')
    if (value?.type === 'identifier') addLocal(value.text, WHOLE_MODULE, node, above)
    else if (value) add(exportedName(WHOLE_MODULE, 'constant', oneLine(sourceOf(node)), node, above))
  } else {
    const declaration = node.childForFieldName('declaration')
    if (!declaration) return
    const names = new Set(declaredIn({ node: declaration, above }).map((one) => one.name))
    for (const name of names) addLocal(name, name, node, above)
  }
}

/** `export * from`, `export * as a from`, `export { a as b } from` */
function readPassedOn(node: Node, from: string, clause: Node | undefined, line: number, reExports: ReExport[]): void {
  const signature = oneLine(sourceOf(node))
  if (!clause) {
    const namespace = node.namedChildren.find((child) => child.type === 'namespace_export')?.namedChildren[0]
    reExports.push({ from, name: '*', line, signature, ...(namespace && { as: nameOf(namespace) }) })
  }
  for (const specifier of clause?.namedChildren ?? []) {
    const name = specifier.childForFieldName('name')
    const alias = specifier.childForFieldName('alias') ?? name
    if (!name || !alias) continue
    const own = `export { ${oneLine(specifier.text)} } from '${from}'`
    reExports.push({ from, name: nameOf(name), as: nameOf(alias), line, signature: oneLine(own) })
  }
}

function readDefault(
  { node, above }: Commented,
  add: (name: ExportedName) => void,
  addLocal: (local: string, name: string, at: Node, comment?: string) => void,
): void {
  const value = node.childForFieldName('value')
  const declaration = node.childForFieldName('declaration')
  const before = 'export default '
  if (value?.type === 'identifier') addLocal(value.text, 'default', node, above)
  else if (value) {
    const constant = () =>
      exportedName('default', 'constant', withShortValue('export default', sourceOf(value)), node, above)
    add(describeValue('default', value, before, node, above) ?? constant())
  } else if (declaration) {
    const [declared] = declaredIn({ node: declaration, above }, before)
    if (declared) add({ ...declared.describe(), name: 'default', line: node.startPosition.row + 1 })
  }
}

const FILE_TAG = /@(?:file|fileoverview|module|packageDocumentation)\b/
const DECLARATION = /declaration|signature|^export_statement$|module$/

/** The first comment, unless it is that of the first declaration. */
function fileComment(root: Node, first: Commented | undefined): string | undefined {
  const comments = leadingComments(root.namedChildren)
  const [one] = comments
  if (!one || comments.length > 1 || !first || FILE_TAG.test(one.text)) return one?.text
  const touches = one.endRow >= first.node.startPosition.row - 1
  return touches && DECLARATION.test(first.node.type) ? undefined : one.text
}
