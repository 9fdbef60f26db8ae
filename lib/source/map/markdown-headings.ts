/** The headings of a Markdown file. */

const MAX_HEADINGS = 1_000
const MAX_CHARACTERS = 300
const FENCE = /^ {0,3}(`{3,}|~{3,})/
const HEADING = /^ {0,3}(#{1,6})(?:[ \t]|$)/
const UNDERLINE = /^ {0,3}(?:=+|-+)[ \t]*$/
/** Lines that are no paragraph, so that a line of dashes below is no underline. */
const NO_PARAGRAPH = /^(?: {4}|\t| {0,3}(?:[-*+>|]|\d{1,9}[.)]|<))/

/** Headings of both kinds, in order, without their marks; none from code or front matter. */
export function markdownHeadings(content: string): string[] {
  const headings: string[] = []
  let fence: string | undefined
  let paragraph: string | undefined
  for (const line of withoutFrontMatter(content.split(/\r?\n/))) {
    if (headings.length >= MAX_HEADINGS) break
    const mark = FENCE.exec(line)?.[1]
    if (fence !== undefined) {
      const closes = mark?.startsWith(fence) && line.trim() === mark
      if (closes) fence = undefined
      continue
    }
    if (mark !== undefined) fence = mark
    else if (HEADING.test(line)) headings.push(headingText(line))
    else if (paragraph !== undefined && UNDERLINE.test(line)) headings.push(paragraph.slice(0, MAX_CHARACTERS))
    const isParagraph = mark === undefined && line.trim() !== '' && !HEADING.test(line) && !NO_PARAGRAPH.test(line)
    paragraph = isParagraph ? line.trim() : undefined
  }
  return headings
}

function headingText(line: string): string {
  const text = line.trim().slice(0, MAX_CHARACTERS).replace(/^#+/, '').trim()
  const closing = text.replace(/(?<!#)#+$/, '')
  return closing === '' || closing.endsWith(' ') ? closing.trim() : text
}

function withoutFrontMatter(lines: string[]): string[] {
  if (lines[0] !== '---') return lines
  const end = lines.indexOf('---', 1)
  return end === -1 ? lines : lines.slice(end + 1)
}
