/** Reads a map back from its text. Lines that are none of a map are passed over. */
import {
  type CodeMap,
  EXPORT_KINDS,
  type ExportedName,
  type ExportKind,
  type FileMap,
} from '@/lib/shared/write/code-map'
import { readField } from './field-text'
import { EMPTY, LEFT_OUT } from './map-text'

const FILE =
  /^FILE (typescript|tsx|javascript|python|go|markdown|other) (\d{1,15}) lines( partial)?( names left out)?: /
const NAME = /^([a-z]{1,20}) (\d{1,15}) /

/** The map that was written. */
export function readMapText(text: string): CodeMap {
  const files: FileMap[] = []
  /** The file, and the names that the next line may belong to, from the outside in. */
  let open: ExportedName[] = []
  let leftOut: string | undefined
  for (const line of text.split('\n')) {
    if (line.startsWith(`${LEFT_OUT}: `)) leftOut = line.slice(LEFT_OUT.length + 2)
    const file = fileOf(line)
    if (file) {
      files.push(file)
      open = []
      continue
    }
    const current = files.at(-1)
    const content = line.trimStart()
    const depth = (line.length - content.length) / 2
    if (!current || depth < 1 || depth > open.length + 1) continue
    const parent = open[depth - 2]
    if (content.startsWith('| ')) addComment(parent ?? current, readField(content.slice(2)))
    else if (content.startsWith('# ')) {
      current.headings ??= []
      current.headings.push(readField(content.slice(2)))
    } else if (content === `${EMPTY} headings`) current.headings = []
    else if (content === EMPTY && parent) parent.members = []
    else {
      const name = nameOf(content)
      if (!name) continue
      if (parent) {
        parent.members ??= []
        parent.members.push(name)
      } else current.exports.push(name)
      open = [...open.slice(0, depth - 1), name]
    }
  }
  return { files, ...(leftOut !== undefined && { leftOut }) }
}

function fileOf(line: string): FileMap | undefined {
  const found = FILE.exec(line)
  if (!found) return undefined
  const [start, language, lines, partial, unlisted] = found
  return {
    path: readField(line.slice(start.length)),
    language: language as FileMap['language'],
    lines: Number(lines),
    exports: [],
    ...(partial !== undefined && { isPartial: true as const }),
    ...(unlisted !== undefined && { areNamesLeftOut: true as const }),
  }
}

function nameOf(content: string): ExportedName | undefined {
  const [start, kind, line] = NAME.exec(content) ?? []
  if (start === undefined || !EXPORT_KINDS.includes(kind as ExportKind)) return undefined
  const rest = content.slice(start.length)
  const end = rest.indexOf(': ')
  return {
    name: readField(end === -1 ? rest : rest.slice(0, end)),
    kind: kind as ExportKind,
    signature: end === -1 ? '' : readField(rest.slice(end + 2)),
    line: Number(line),
  }
}

function addComment(owner: { comment?: string }, line: string): void {
  owner.comment = owner.comment === undefined ? line : `${owner.comment}\n${line}`
}
