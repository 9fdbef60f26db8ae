/** Builds an exported name from its parts. */
import type { Node } from 'web-tree-sitter'
import type { ExportedName, ExportKind } from '@/lib/shared/write/code-map'

/** A name, without the fields that it does not have. */
export function exportedName(
  name: string,
  kind: ExportKind,
  signature: string,
  at: Node,
  comment?: string,
  members?: ExportedName[],
): ExportedName {
  const made: ExportedName = { name, kind, signature, line: at.startPosition.row + 1 }
  if (comment !== undefined) made.comment = comment
  if (members !== undefined && members.length > 0) made.members = members
  return made
}
