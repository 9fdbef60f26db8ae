/**
 * The map as a text, which is how a model gets it. Each line is one thing, and indents say what belongs to what:
 *
 *     FILE typescript 120 lines: parts
 *       | Comment of the file
 *       function 12 read: function read(text: string): Part[]
 *         | Comment of the function
 *       class 40 Reader: class Reader
 *         method 41 next: next(): Part
 *       # A heading of a Markdown file
 */
import type { CodeMap, ExportedName, FileMap } from '@/lib/shared/write/code-map'
import { writeField, writeName } from './field-text'

/** What may be left out of a text, in the order in which it is. */
const DROPS = ["members' comments", 'comments', 'members', 'headings', 'signatures'] as const
type Drop = (typeof DROPS)[number]

/** How a map is written. */
export interface MapTextOptions {
  /** The text is no longer; what that costs stands at its end. */
  maxCharacters?: number
}

/** A list that is there and empty. */
export const EMPTY = '-'
/** The beginning of the last line of a text that leaves something out. */
export const LEFT_OUT = 'LEFT OUT'
/** Room for the last line. */
const NOTE_CHARACTERS = 160

/** The text; `readMapText` is the way back, which is exact if nothing was left out. */
export function toMapText(map: CodeMap, { maxCharacters = Number.POSITIVE_INFINITY }: MapTextOptions = {}): string {
  let text = ''
  for (let dropped = 0; dropped <= DROPS.length; dropped++) {
    const drops = new Set(DROPS.slice(0, dropped))
    text = map.files.map((file) => fileLines(file, drops)).join('')
    if (dropped > 0) text += `${LEFT_OUT} to save room: ${[...drops].join(', ')}\n`
    if (text.length <= maxCharacters) return text
  }
  return cutText(text, maxCharacters)
}

/** The lines that fit, and how many files are complete. */
function cutText(text: string, maxCharacters: number): string {
  const end = text.lastIndexOf('\n', Math.max(0, maxCharacters - NOTE_CHARACTERS))
  const kept = end === -1 || maxCharacters < NOTE_CHARACTERS ? '' : text.slice(0, end + 1)
  const count = (part: string) => part.split(/^FILE /m).length - 1
  const note = `${LEFT_OUT} to save room: ${DROPS.join(', ')}, and what follows file ${count(kept)} of ${count(text)}\n`
  return (kept + note).slice(0, maxCharacters)
}

function fileLines(file: FileMap, drops: ReadonlySet<Drop>): string {
  const partial = file.isPartial ? ' partial' : ''
  let text = `FILE ${file.language} ${file.lines} lines${partial}: ${writeField(file.path)}\n`
  if (file.comment !== undefined && !drops.has('comments')) text += commentLines(file.comment, '  ')
  text += nameLines(file.exports, drops)
  if (file.headings !== undefined && !drops.has('headings')) {
    if (file.headings.length === 0) text += `  ${EMPTY} headings\n`
    for (const heading of file.headings) text += `  # ${writeField(heading)}\n`
  }
  return text
}

/** Names with their members, without recursion: a map that was read may be of any depth. */
function nameLines(names: readonly ExportedName[], drops: ReadonlySet<Drop>): string {
  const lines: string[] = []
  const waiting = names.map((name) => ({ name, depth: 1 })).reverse()
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { name, depth } = next
    const indent = '  '.repeat(depth)
    const signature = drops.has('signatures') || name.signature === '' ? '' : `: ${writeField(name.signature)}`
    lines.push(`${indent}${name.kind} ${name.line} ${writeName(name.name)}${signature}\n`)
    const hasComment = name.comment !== undefined && !drops.has(depth > 1 ? DROPS[0] : 'comments')
    if (hasComment) lines.push(commentLines(name.comment ?? '', `${indent}  `))
    if (name.members === undefined || drops.has('members')) continue
    if (name.members.length === 0) lines.push(`${indent}  ${EMPTY}\n`)
    for (const member of name.members.toReversed()) waiting.push({ name: member, depth: depth + 1 })
  }
  return lines.join('')
}

function commentLines(comment: string, indent: string): string {
  return comment
    .split('\n')
    .map((line) => `${indent}| ${writeField(line)}\n`)
    .join('')
}
