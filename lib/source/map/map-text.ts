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
/** The beginning of the last line of a text that leaves something out; the rest of it says what, in words. */
export const LEFT_OUT = 'LEFT OUT to save room'
/** Room for the last line. */
const NOTE_CHARACTERS = 160

/** The text; `readMapText` is the way back, which is exact if nothing was left out. */
export function toMapText(map: CodeMap, { maxCharacters = Number.POSITIVE_INFINITY }: MapTextOptions = {}): string {
  for (let dropped = 0; dropped <= DROPS.length; dropped++) {
    const drops = new Set(DROPS.slice(0, dropped))
    const text = map.files.map((file) => fileLines(file, drops)).join('')
    const note = dropped > 0 ? `${LEFT_OUT}: ${[...drops].join(', ')}\n` : ''
    if (text.length + note.length <= maxCharacters) return text + note
  }
  return namesThatFit(map.files, maxCharacters)
}

/** Every file, and the names of as many as fit; where not even all files fit, the first of them. */
function namesThatFit(files: readonly FileMap[], maxCharacters: number): string {
  const drops = new Set(DROPS)
  const full = files.map((file) => fileLines(file, drops))
  const bare = files.map(({ exports, ...file }, at) => {
    const whole = full[at] ?? ''
    const short = fileLines({ ...file, exports: [], areNamesLeftOut: true }, drops)
    return exports.length > 0 && short.length < whole.length ? short : whole
  })
  let left = maxCharacters - NOTE_CHARACTERS - bare.reduce((sum, { length }) => sum + length, 0)
  if (left < 0) {
    const fitting = linesThatFit(bare, maxCharacters - NOTE_CHARACTERS)
    const note = `${LEFT_OUT}: ${DROPS.join(', ')}, names, ${files.length - fitting.length} of ${files.length} files\n`
    return (fitting.join('') + note).slice(0, maxCharacters)
  }
  let without = 0
  const lines = full.map((whole, at) => {
    const short = bare[at] ?? ''
    const more = whole.length - short.length
    if (more > left) without += 1
    if (more > left) return short
    left -= more
    return whole
  })
  return `${lines.join('')}${LEFT_OUT}: ${DROPS.join(', ')}, names of ${without} files\n`
}

function linesThatFit(lines: readonly string[], maxCharacters: number): string[] {
  let length = 0
  const end = lines.findIndex((line) => {
    length += line.length
    return length > maxCharacters
  })
  return lines.slice(0, end)
}

function fileLines(file: FileMap, drops: ReadonlySet<Drop>): string {
  const partial = file.isPartial ? ' partial' : ''
  const unlisted = file.areNamesLeftOut ? ' names left out' : ''
  let text = `FILE ${file.language} ${file.lines} lines${partial}${unlisted}: ${writeField(file.path)}\n`
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
