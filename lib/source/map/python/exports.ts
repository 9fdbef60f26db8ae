/** What a Python module exports: the names in `__all__`, or its public names. */
import type { Node } from 'web-tree-sitter'
import type { ExportedName } from '@/lib/shared/write/code-map'
import { createNameList, mergedName } from '@/lib/source/map/name-list'
import { plainDocstring } from '@/lib/source/map/plain-comment'
import { MAX_EXPORTS, type ReExport } from '@/lib/source/map/reading'
import { oneLine, sourceOf } from '@/lib/source/map/signature'
import type { SyntaxReading } from '@/lib/source/map/syntax-reading'
import { createAllList } from './all-list'
import { describeDefinition, docstringNode } from './definitions'
import { readPythonImport } from './imports'
import { topStatements } from './statements'

/** Reads the tree of a module. In `__init__.py`, what is imported from the package's own modules counts as its own. */
export function readPython(root: Node, path: string): SyntaxReading {
  const isPackage = /(?:^|\/)__init__\.pyi?$/.test(path)
  const defined = new Map<string, ExportedName>()
  const imported = new Map<string, ReExport & { isPublic: boolean }>()
  const stars: ReExport[] = []
  const all = createAllList()
  for (const statement of topStatements(root)) {
    all.read(statement.node)
    for (const one of describeDefinition(statement)) {
      const known = defined.get(one.name)
      defined.set(one.name, known?.kind === one.kind && one.kind === 'function' ? mergedName(known, one) : one)
    }
    const line = statement.node.startPosition.row + 1
    for (const one of readPythonImport(statement.node)) {
      const full = { ...one, line, signature: oneLine(sourceOf(statement.node)) }
      if (one.as === undefined) stars.push(full)
      else imported.set(one.as, { ...full, isPublic: one.isAlias || (isPackage && one.from.startsWith('.')) })
    }
  }
  const list = createNameList(MAX_EXPORTS)
  const reExports: ReExport[] = []
  const names = all.names()
  for (const name of names ?? [...defined.keys(), ...imported.keys()]) {
    const isPublic = names !== undefined || !name.startsWith('_')
    const own = defined.get(name)
    const from = imported.get(name)
    if (own && isPublic) list.add(own)
    else if (from && (names !== undefined || (isPublic && from.isPublic))) reExports.push(withoutMark(from))
    else if (names !== undefined) reExports.push({ from: '.', name, as: name, line: 1, signature: name })
  }
  for (const from of all.others()) reExports.push({ from, name: '*', line: 1, signature: `from ${from} import *` })
  // With a list of names, a star brings only what the list contains, which is looked for there.
  const passed = names === undefined ? [...reExports, ...stars] : withStars(reExports, stars)
  return {
    exports: list.names(),
    reExports: passed.slice(0, MAX_EXPORTS),
    comment: moduleComment(root),
    isCut: list.isCut() || passed.length > MAX_EXPORTS,
  }
}

function withoutMark({ isPublic: _, ...rest }: ReExport & { isPublic: boolean }): ReExport {
  return rest
}

/** A listed name that nothing here defines comes from a star import, if there is one. */
function withStars(reExports: readonly ReExport[], stars: readonly ReExport[]): ReExport[] {
  const [only] = stars
  return reExports.map((one) => (only && one.from === '.' ? { ...one, from: only.from } : one))
}

function moduleComment(root: Node): string | undefined {
  const doc = docstringNode(root)
  return doc ? plainDocstring(doc.text) : undefined
}
