/** An outline as text: how a model writes it, and how people read it while it is written. */
import { OUTLINE_LIMITS, type Outline, type OutlineSection } from './document'

/** The outline as Markdown: its title, and for each section a heading, its brief and the files it is written from. */
export function outlineText({ title, sections }: Outline): string {
  const texts = sections.map(({ title, brief, files = [] }) =>
    [
      `## ${oneLine(title)}`,
      ...(brief ? [oneLine(brief)] : []),
      ...(files.length > 0 ? [`Files: ${files.join(', ')}`] : []),
    ].join('\n'),
  )
  return [`# ${oneLine(title)}`, ...texts].join('\n\n')
}

const HEADING = /^(#{1,6})[ \t]+(\S.*)$/
/** `1. Title` and `- Title`, as models write them now and then in place of headings. */
const NUMBERED = /^\d{1,2}[.)][ \t]+(\S.*)$/
const FILES = /^files?:/i

/**
 * Reads an outline that a model wrote. Files that are not in `paths` are left out, and so is whatever exceeds the limits.
 * Undefined when the text has no section.
 */
export function readOutline(text: string, paths: ReadonlySet<string>, fallbackTitle: string): Outline | undefined {
  const sections: OutlineSection[] = []
  let title: string | undefined
  for (const line of text.split('\n').map((line) => line.trim())) {
    const heading = headingOf(line)
    if (heading?.isTitle && title === undefined && sections.length === 0) title = heading.text
    else if (heading) {
      if (sections.length >= OUTLINE_LIMITS.sections) break
      sections.push({ id: `section-${sections.length + 1}`, title: heading.text, brief: '' })
    } else addLine(sections.at(-1), line, paths)
  }
  if (sections.length === 0) return undefined
  return { title: title ?? fallbackTitle, sections }
}

function headingOf(line: string): { text: string; isTitle: boolean } | undefined {
  const [, marks, heading] = HEADING.exec(line) ?? []
  const text = heading ?? NUMBERED.exec(line)?.[1]
  if (text === undefined) return undefined
  return { text: plain(text).slice(0, OUTLINE_LIMITS.titleCharacters), isTitle: marks === '#' }
}

function addLine(section: OutlineSection | undefined, line: string, paths: ReadonlySet<string>) {
  if (!section || line === '') return
  if (!FILES.test(line)) {
    const brief = section.brief === '' ? line : `${section.brief} ${line}`
    section.brief = brief.slice(0, OUTLINE_LIMITS.briefCharacters)
    return
  }
  const files = line
    .slice(line.indexOf(':') + 1)
    .split(',')
    .map((path) => plain(path))
    .filter((path) => paths.has(path))
  const all = [...new Set([...(section.files ?? []), ...files])].slice(0, OUTLINE_LIMITS.files)
  if (all.length > 0) section.files = all
}

/** Without the marks of bold text and code around it. */
function plain(text: string): string {
  return text.trim().replace(/^(?:\*\*|`)|(?:\*\*|`)$/g, '')
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
