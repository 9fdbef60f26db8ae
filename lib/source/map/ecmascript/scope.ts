/** The names that the top of a TypeScript or JavaScript file declares or imports, exported or not. */
import type { Node } from 'web-tree-sitter'
import type { ExportedName } from '@/lib/shared/write/code-map'
import type { Commented } from '@/lib/source/map/commented-nodes'
import { mergedName } from '@/lib/source/map/name-list'
import type { ReExport } from '@/lib/source/map/reading'
import { type Declared, declaredIn } from './declarations'
import { nameOf } from './members'
import { requiredFile } from './required-file'

/** Where an imported name comes from. */
export type Imported = Pick<ReExport, 'from' | 'name'>

/** What names at the top of a file mean. */
export interface Scope {
  /** The declaration of a name; undefined if there is none. */
  describe(name: string): ExportedName | undefined
  imported(name: string): Imported | undefined
}

/** Overloads and merged declarations of one name beyond these say nothing new. */
const MAX_DECLARATIONS = 30

/** Reads the statements of a file. */
export function readScope(statements: readonly Commented[]): Scope {
  const declared = new Map<string, Declared[]>()
  const imported = new Map<string, Imported>()
  for (const statement of statements) {
    const declaration = statement.node.type === 'export_statement' && statement.node.childForFieldName('declaration')
    for (const one of declaredIn(declaration ? { ...statement, node: declaration } : statement)) {
      const known = declared.get(one.name)
      if (!known) declared.set(one.name, [one])
      else if (known.length < MAX_DECLARATIONS) known.push(one)
    }
    if (statement.node.type === 'import_statement') readImport(statement.node, imported)
    else readRequire(statement.node, imported)
  }
  return {
    imported: (name) => imported.get(name),
    describe(name) {
      const all = declared.get(name)
      const hasOverloads = all?.some((one) => one.isOverload)
      const shown = all?.filter((one) => !(hasOverloads && one.isImplementation))
      return shown?.map((one) => one.describe()).reduce((first, second) => mergedName(first, second))
    },
  }
}

function readImport(node: Node, imported: Map<string, Imported>): void {
  const source = node.childForFieldName('source')
  const clause = node.namedChildren.find((child) => child.type === 'import_clause')
  if (!source || !clause) return
  const from = nameOf(source)
  for (const part of clause.namedChildren) {
    if (part.type === 'identifier') imported.set(part.text, { from, name: 'default' })
    else if (part.type === 'namespace_import') {
      const local = part.namedChildren[0]
      if (local) imported.set(local.text, { from, name: '*' })
    } else {
      for (const specifier of part.namedChildren) {
        const name = specifier.childForFieldName('name')
        const alias = specifier.childForFieldName('alias') ?? name
        if (name && alias) imported.set(alias.text, { from, name: nameOf(name) })
      }
    }
  }
}

/** `const x = require('./x')`, `const { a, b: c } = require('./x')` */
function readRequire(statement: Node, imported: Map<string, Imported>): void {
  if (statement.type !== 'lexical_declaration' && statement.type !== 'variable_declaration') return
  for (const declarator of statement.namedChildren) {
    const value = declarator.childForFieldName('value')
    const required = value ? requiredFile(value) : undefined
    const pattern = declarator.childForFieldName('name')
    if (!required || !pattern) continue
    if (pattern.type === 'identifier') imported.set(pattern.text, required)
    else if (pattern.type === 'object_pattern' && required.name === '*') {
      for (const part of pattern.namedChildren) {
        const key = part.childForFieldName('key')
        const local = part.childForFieldName('value')
        if (part.type === 'shorthand_property_identifier_pattern') {
          imported.set(part.text, { from: required.from, name: part.text })
        } else if (key && local) imported.set(local.text, { from: required.from, name: nameOf(key) })
      }
    }
  }
}
