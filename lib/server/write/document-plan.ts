/** What one segment of a document has to do: read from the request, the answer so far, and the sources. */

import type { SpentSoFar } from '@/lib/server/usage/call-meter'
import type { DocumentBasis, DocumentRequest, Outline, SectionEnd, WrittenOutline } from '@/lib/shared/write/document'
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
  end: SectionEnd | undefined
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
  /** What the document has cost before this segment. */
  spent: SpentSoFar
}

/** What a request asks of a document, beside going on with it. */
export interface DocumentChange {
  /** The outline that the person has agreed to. */
  outline?: Outline | undefined
  /** The outline is written anew, and waits. */
  isOutlineAsked?: boolean
  /** The version that this one is made from. */
  basis?: DocumentBasis | undefined
}

/** Makes the plan. `own` is the answer so far, `before` the version that it is made from. */
export function planDocument(
  own: WrittenDocument,
  before: WrittenDocument | undefined,
  { outline, isOutlineAsked = false, basis = own.outline?.basis }: DocumentChange,
  rest: Pick<DocumentPlan, 'wishes' | 'sources' | 'spent'>,
): DocumentPlan {
  const isFirst = own.outline === undefined
  const wanted = outline ?? own.outline ?? before?.outline
  const rewrites = basis?.rewrites
  const text = rewrites?.instructions
  return {
    ...rest,
    outline: wanted && { title: wanted.title, sections: wanted.sections, ...(basis && { basis }) },
    isOutlineNew: wanted !== undefined && (isFirst || outline !== undefined),
    waitsForOutline: isOutlineAsked || rest.wishes.waitsForOutline === true,
    written: new Map(own.sections.map((section) => [section.id, writtenSection(section)])),
    kept: before && wanted ? keptSections(before, wanted, rewrites?.sectionId) : new Map(),
    instructions: rewrites && text ? { sectionId: rewrites.sectionId, text } : undefined,
  }
}

function writtenSection(section: DocumentSection): WrittenSection {
  const { id, title, end } = section
  return { id, title, markdown: sectionBody(section), isEnded: end !== undefined }
}

/** The ended sections that the outline still has, unchanged. */
function keptSections(
  { sections, outline: before }: WrittenDocument,
  outline: Outline,
  rewritten: string | undefined,
): Map<string, KeptSection> {
  const wanted = new Map(outline.sections.map((section) => [section.id, section]))
  const asked = new Map(before?.sections.map((section) => [section.id, section]))
  return new Map(
    sections.flatMap((section): [string, KeptSection][] => {
      const { id, markdown, end } = section
      const [was, is] = [asked.get(id), wanted.get(id)]
      const isSame = was && is && was.title === is.title && was.brief === is.brief
      return end && isSame && id !== rewritten ? [[id, { markdown, body: sectionBody(section), end }]] : []
    }),
  )
}
