/** Python's import statements. */
import type { Node } from 'web-tree-sitter'

/** An imported name; without `as` it is all of the module's names. */
export interface PythonImport {
  from: string
  name: string
  as?: string
  /** `import a as a`, which says that the name is meant for others. */
  isAlias: boolean
}

/** What a statement imports by name. A plain `import a.b` makes no name public. */
export function readPythonImport(statement: Node): PythonImport[] {
  if (statement.type !== 'import_from_statement') return []
  const from = statement.childForFieldName('module_name')?.text.replace(/\s+/g, '') ?? ''
  if (from === '') return []
  if (statement.namedChildren.some((child) => child.type === 'wildcard_import')) {
    return [{ from, name: '*', isAlias: false }]
  }
  return statement.childrenForFieldName('name').flatMap((part) => {
    const name = part.type === 'aliased_import' ? part.childForFieldName('name')?.text : part.text
    const alias = part.type === 'aliased_import' ? part.childForFieldName('alias')?.text : undefined
    if (name === undefined) return []
    return [{ from, name, as: alias ?? name, isAlias: alias === name }]
  })
}
