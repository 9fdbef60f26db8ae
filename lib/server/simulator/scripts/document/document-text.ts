/** A document made of nothing but a map of the code: what the simulator writes in place of a model. Pure. */
import { escapeMarkdown } from '@/lib/shared/text/escape-markdown'
import type { CodeMap, ExportedName, FileMap } from '@/lib/shared/write/code-map'
import { OUTLINE_LIMITS, type Outline, type OutlineSection, type Template } from '@/lib/shared/write/document'
import { TEMPLATE_NAMES } from '@/lib/shared/write/template-names'

/** Sections beside the first one; more groups of files than these are joined. */
const MAX_GROUPS = 24

/** The outline: an overview, then the files, folder by folder. */
export function outlineOf(map: CodeMap, template: Template): Outline {
  const groups = groupsOf(map.files)
  const overview = {
    id: 'section-1',
    title: OVERVIEW[template],
    brief: `What the ${count(map.files.length, 'file')} hold, and where to find what.`,
  }
  const sections = groups.map(([title, files], at): OutlineSection => {
    const names = files.reduce((sum, { exports }) => sum + exports.length, 0)
    return {
      id: `section-${at + 2}`,
      title,
      brief: `${count(files.length, 'file')} with ${count(names, 'exported name')}.`,
      files: files.map(({ path }) => path).slice(0, OUTLINE_LIMITS.files),
    }
  })
  return { title: TEMPLATE_NAMES[template], sections: [overview, ...sections] }
}

const OVERVIEW: Readonly<Record<Template, string>> = {
  'api-reference': 'Overview',
  readme: 'What it is',
  tutorial: 'Before you begin',
  architecture: 'The parts',
  changelog: 'What is here',
  runbook: 'What runs',
}

/** The files by folder, in their order. Neighbouring folders share a section where there are too many. */
function groupsOf(files: readonly FileMap[]): [title: string, files: FileMap[]][] {
  const folders = new Map<string, FileMap[]>()
  for (const file of files) {
    const folder = file.path.includes('/') ? file.path.slice(0, file.path.lastIndexOf('/')) : ''
    folders.set(folder, [...(folders.get(folder) ?? []), file])
  }
  const all = [...folders]
  // A section lists a bounded number of files.
  const parts = all.flatMap(([folder, inFolder]) =>
    slicesOf(inFolder, OUTLINE_LIMITS.files).map((slice, at): [string, FileMap[]] => [
      `${folder === '' ? 'Files' : folder}${at > 0 ? ` (${at + 1})` : ''}`,
      slice,
    ]),
  )
  if (parts.length <= MAX_GROUPS) return parts
  const kept = parts.slice(0, MAX_GROUPS - 1)
  return [...kept, ['Other folders', parts.slice(MAX_GROUPS - 1).flatMap(([, group]) => group)]]
}

function slicesOf<T>(list: readonly T[], size: number): T[][] {
  return Array.from({ length: Math.ceil(list.length / size) }, (_, at) => list.slice(at * size, (at + 1) * size))
}

/** The text of the first section. */
export function overviewText(map: CodeMap): string {
  const names = map.files.reduce((sum, { exports }) => sum + exports.length, 0)
  const lines = map.files.reduce((sum, file) => sum + file.lines, 0)
  const rows = map.files
    .slice(0, MAX_ROWS)
    .map((file) => `| ${code(file.path)} | ${file.lines} | ${file.areNamesLeftOut ? '' : file.exports.length} |`)
  const more = map.files.length - rows.length
  return [
    `This document was made from the sources alone: ${count(map.files.length, 'file')} with ${count(lines, 'line')} and ${count(names, 'exported name')}. A prepared program wrote it, not a model: it repeats what the files say about themselves, and nothing else.`,
    ...(map.leftOut ? [`The map had to be shorter than the sources ask for. It leaves out: ${map.leftOut}.`] : []),
    ['| file | lines | exported names |', '| --- | --- | --- |', ...rows].join('\n'),
    ...(more > 0 ? [`And ${count(more, 'file')} more, in the sections below.`] : []),
  ].join('\n\n')
}

const MAX_ROWS = 40

/** The text of a section about these files. */
export function filesText(files: readonly FileMap[]): string {
  if (files.length === 0) return 'None of the files is about this.'
  return files.map(fileText).join('\n\n')
}

const FENCES: Readonly<Record<FileMap['language'], string>> = {
  typescript: 'ts',
  tsx: 'tsx',
  javascript: 'js',
  python: 'python',
  go: 'go',
  markdown: '',
  other: '',
}

function fileText({ path, language, comment, exports, headings = [], isPartial, areNamesLeftOut }: FileMap): string {
  return [
    `### ${code(path)}`,
    ...(comment ? [escapeMarkdown(comment)] : []),
    ...(headings.length > 0
      ? [`It has the headings ${headings.map((heading) => `“${escapeMarkdown(heading)}”`).join(', ')}.`]
      : []),
    ...(isPartial ? ['It could not be read completely, so names may be missing.'] : []),
    ...(areNamesLeftOut ? ['Its names had no room in the map that this was made from.'] : []),
    ...(exports.length === 0 && headings.length === 0 && !areNamesLeftOut ? ['It exports no names.'] : []),
    ...exports.map((name) => nameText(name, FENCES[language])),
  ].join('\n\n')
}

function nameText({ name, kind, signature, comment, members = [] }: ExportedName, language: string): string {
  return [
    `#### ${code(name)}`,
    fenced(signature === '' ? `${kind} ${name}` : signature, language),
    ...(comment ? [escapeMarkdown(comment)] : []),
    ...(members.length > 0 ? [members.map(memberLine).join('\n')] : []),
  ].join('\n\n')
}

function memberLine({ name, signature, comment }: ExportedName): string {
  const words = comment ? `: ${escapeMarkdown(comment).replace(/\s+/g, ' ')}` : ''
  return `- ${code(name)} ${signature === '' || signature === name ? '' : `(${code(signature)})`}${words}`
}

/** Text as code, with as many backticks as it needs. */
function code(text: string): string {
  const marks = '`'.repeat(longestRun(text) + 1)
  const room = /^`|`$|^ .* $/.test(text) ? ' ' : ''
  return `${marks}${room}${text.replace(/\s+/g, ' ').replaceAll('|', '\\|')}${room}${marks}`
}

function fenced(text: string, language: string): string {
  const marks = '`'.repeat(Math.max(3, longestRun(text) + 1))
  return `${marks}${language}\n${text}\n${marks}`
}

const longestRun = (text: string) => Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length))

const count = (number: number, noun: string) => `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`
