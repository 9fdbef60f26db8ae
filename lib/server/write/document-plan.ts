/** What one segment of a document has to do: read from the request, the answer so far, and the sources. */

import {
  type DocumentChange,
  type DocumentRequest,
  isSameSection,
  type Outline,
  type SectionEnd,
  type WrittenOutline,
} from '@/lib/shared/write/document'
import { type DocumentSection, sectionBody, type WrittenDocument } from '@/lib/shared/write/read-document'
import type { DocumentSources, EarlierSection } from './document-prompt'

/** A section that stands in the answer already. */
interface WrittenSection extends EarlierSection {
  isEnded: boolean
}

/** A section of another version that stays as it is. */
export interface KeptSection {
  /** With its heading. */
  markdown: string
  /** Without it. */
  body: string
  end: SectionEnd
}

/** What is to be done. */
export interface DocumentPlan {
  wishes: DocumentRequest
  sources: DocumentSources
  /** Undefined while there is none: it is written first. */
  outline: WrittenOutline | undefined
  /** The outline is not in the answer yet. */
  isOutlineNew: boolean
  /** The segment ends when the outline is written, so that the person can change it. */
  waitsForOutline: boolean
  written: ReadonlyMap<string, WrittenSection>
  kept: ReadonlyMap<string, KeptSection>
  /** What the person wants of one section. */
  instructions: { sectionId: string; text: string } | undefined
}

/** An older version, from which sections may stay. */
export interface OlderVersion {
  document: WrittenDocument
  /** Sections that it, or a version made from it, wrote anew on request: an older text of theirs does not stay. */
  rewritten: ReadonlySet<string>
}

/** Makes the plan. `own` is the answer so far; `older` the versions that it is made from, the newest first. */
export function planDocument(
  own: WrittenDocument,
  older: readonly OlderVersion[],
  { outline, isOutlineAsked = false, basis }: DocumentChange,
  rest: Pick<DocumentPlan, 'wishes' | 'sources'>,
): DocumentPlan {
  const wanted = outline ?? own.outline ?? older[0]?.document.outline
  const rewrites = basis?.rewrites
  const text = rewrites?.instructions
  return {
    ...rest,
    outline: wanted && { title: wanted.title, sections: wanted.sections, ...(basis && { basis }) },
    isOutlineNew: wanted !== undefined && !(own.outline && isSameOutline(own.outline, wanted)),
    waitsForOutline: isOutlineAsked || rest.wishes.waitsForOutline === true,
    written: new Map(own.sections.map((section) => [section.id, writtenSection(section)])),
    kept: wanted ? keptSections(older, wanted) : new Map(),
    instructions: rewrites && text ? { sectionId: rewrites.sectionId, text } : undefined,
  }
}

function writtenSection(section: DocumentSection): WrittenSection {
  const { id, title, end } = section
  return { id, title, markdown: sectionBody(section), isEnded: end !== undefined }
}

function isSameOutline(one: Outline, other: Outline): boolean {
  const textOf = ({ title, sections }: Outline) =>
    JSON.stringify([title, sections.map(({ id, title, brief, files }) => [id, title, brief, files])])
  return textOf(one) === textOf(other)
}

/** The ended sections of older versions that the outline still has, unchanged; of two the newer one. */
export function keptSections(older: readonly OlderVersion[], outline: Outline): Map<string, KeptSection> {
  const kept = new Map<string, KeptSection>()
  const wanted = new Map(outline.sections.map((section) => [section.id, section]))
  for (const { document, rewritten } of older) {
    const asked = new Map(document.outline?.sections.map((section) => [section.id, section]))
    for (const section of document.sections) {
      const { id, markdown, end } = section
      if (!end || kept.has(id) || rewritten.has(id)) continue
      if (isSameSection(asked.get(id), wanted.get(id))) kept.set(id, { markdown, body: sectionBody(section), end })
    }
  }
  return kept
}
