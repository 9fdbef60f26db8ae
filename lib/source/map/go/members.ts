/** Exported fields of Go's structs, and the methods of its interfaces. */
import type { Node } from 'web-tree-sitter'
import type { ExportedName } from '@/lib/shared/write/code-map'
import { type Commented, commentedNodes } from '@/lib/source/map/commented-nodes'
import { exportedName } from '@/lib/source/map/exported-name'
import { createNameList } from '@/lib/source/map/name-list'
import { MAX_MEMBERS } from '@/lib/source/map/reading'
import { oneLine, sourceOf } from '@/lib/source/map/signature'

const CAPITAL = /^\p{Lu}/u

/** The capitalised members below a list of fields or an interface, embedded types included. */
export function goMembers(body: Node | undefined | null): ExportedName[] {
  const list = createNameList(MAX_MEMBERS)
  for (const commented of commentedNodes(body?.namedChildren ?? [])) {
    for (const member of members(commented)) if (CAPITAL.test(member.name)) list.add(member)
  }
  return list.names()
}

function members({ node, above, behind }: Commented): ExportedName[] {
  const comment = above ?? behind
  const signature = oneLine(sourceOf(node, node.childForFieldName('tag')))
  if (node.type === 'method_elem' || node.type === 'method_spec') {
    const name = node.childForFieldName('name')?.text ?? ''
    return [exportedName(name, 'method', signature, node, comment)]
  }
  if (node.type !== 'field_declaration') return []
  const names = node.childrenForFieldName('name').map((name) => name.text)
  const embedded = names.length === 0 ? [embeddedName(node.childForFieldName('type'))] : []
  return [...names, ...embedded].map((name) => exportedName(name, 'field', signature, node, comment))
}

/** `Stringer` of `fmt.Stringer`. */
function embeddedName(type: Node | null): string {
  const text = oneLine(type?.text ?? '', 200).replace(/\[.*/, '')
  return text.slice(text.lastIndexOf('.') + 1)
}
