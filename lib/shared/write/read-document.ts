/** The parts of an answer -> the document that they are: its outline, and each section with its text. */
import type { Part } from '@/lib/shared/message'
import type { DocumentRequest, SectionEnd, WrittenOutline } from './document'

/** What the parts of a question ask for; undefined for one that asks for no document. */
export function documentRequestIn(parts: readonly Part[]): DocumentRequest | undefined {
  return parts.find((part) => part.type === 'data-document')?.data
}

/** A section of a document, as far as it is written. */
export interface DocumentSection {
  id: string
  title: string
  /** Begins with its heading. */
  markdown: string
  /** Set when it has ended as it should. */
  end: SectionEnd | undefined
}

/** A document, as far as it is written. */
export interface WrittenDocument {
  /** The outline that counts: the last one. Undefined while it is written. */
  outline: WrittenOutline | undefined
  /** In the order in which they were begun. */
  sections: DocumentSection[]
}

/** Reads a document. Text before the first section is the outline as the model wrote it, and no part of the document. */
export function readDocument(parts: readonly Part[]): WrittenDocument {
  const document: WrittenDocument = { outline: undefined, sections: [] }
  let open: DocumentSection | undefined
  for (const part of parts) {
    if (part.type === 'data-outline') document.outline = part.data
    else if (part.type === 'data-section') {
      const { id, title } = part.data
      open = document.sections.find((section) => section.id === id)
      if (open) continue
      open = { id, title, markdown: '', end: undefined }
      document.sections.push(open)
    } else if (part.type === 'data-section-end') {
      const ended = document.sections.find(({ id }) => id === part.data.id)
      if (ended) ended.end = part.data
      open = undefined
    } else if (part.type === 'text' && open) open.markdown += part.text
  }
  return document
}

/** The parts without the outline as the model wrote it, where there is a document: it has the outline's words in its headings. */
export function withoutOutlineText<P extends { type: string }>(parts: readonly P[]): P[] {
  const begin = parts.findIndex(({ type }) => type === 'data-section')
  return parts.filter(({ type }, at) => at >= begin || type !== 'text')
}

/** The whole document as Markdown: its title, then its sections. */
export function documentMarkdown({ outline, sections }: WrittenDocument): string {
  const texts = sections.map(({ markdown }) => markdown.trim())
  return [...(outline ? [`# ${outline.title}`] : []), ...texts].join('\n\n')
}

/** A section's text below its heading. */
export function sectionBody({ markdown }: Pick<DocumentSection, 'markdown'>): string {
  return markdown.replace(/^## [^\n]*\n*/, '')
}
