/** A document as a folder of files: one for each section, and one that leads to them. Pure. */
import { escapeMarkdown } from '@/lib/shared/text/escape-markdown'
import type { WrittenDocument } from '@/lib/shared/write/read-document'

/** A file of the folder. */
export interface DocumentFile {
  name: string
  content: string
}

const MAX_STEM = 60

/**
 * A name for a file that every system takes, whatever the title is. Small letters, digits and hyphens of any script; never
 * empty, never a device's name, without a dot.
 */
export function fileStem(title: string): string {
  const words = title
    .normalize('NFC')
    .toLowerCase()
    .match(/[\p{Ll}\p{Lo}\p{N}]{1,60}/gu)
  const stem = (words ?? [])
    .slice(0, 12)
    .join('-')
    .slice(0, MAX_STEM)
    .replace(/(?<!-)-$/, '')
  return stem === '' || /^(?:con|prn|aux|nul|com\d|lpt\d)$/.test(stem) ? 'document' : stem
}

/** The files: `README.md` with the links, then the sections in their order. */
export function documentFiles({ outline, sections }: WrittenDocument): DocumentFile[] {
  const digits = Math.max(2, String(sections.length).length)
  const files = sections.map(({ title, markdown }, at) => ({
    name: `${String(at + 1).padStart(digits, '0')}-${fileStem(title)}.md`,
    title,
    content: `${markdown.trim().replace(/^## /, '# ')}\n`,
  }))
  const links = files.map(({ name, title }, at) => `${at + 1}. [${escapeMarkdown(oneLine(title))}](${encodeURI(name)})`)
  const readme = `# ${escapeMarkdown(oneLine(outline?.title ?? 'Document'))}\n\n${links.join('\n')}\n`
  return [{ name: 'README.md', content: readme }, ...files.map(({ name, content }) => ({ name, content }))]
}

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()
