/** What one segment of a document has to do: read from the request, the answer so far, and the sources. */

import type { Part } from '@/lib/shared/message'
import type { DocumentRequest, Outline, SectionEnd } from '@/lib/shared/write/document'
import { type DocumentSection, readDocument, sectionBody } from '@/lib/shared/write/read-document'
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
  outline: Outline | undefined
  /** The outline is not in the answer yet. */
  isOutlineNew: boolean
  /** The segment ends when the outline is written, so that the person can change it. */
  waitsForOutline: boolean
  written: ReadonlyMap<string, WrittenSection>
  kept: ReadonlyMap<string, KeptSection>
  /** What the person wants of one section. */
  instructions: { sectionId: string; text: string } | undefined
  /** What the document has cost before. */
  spentMicroUsd: number
}

/** What a request asks of a document, beside going on with it. */
export interface DocumentChange {
  /** The outline that the person has agreed to. */
  outline?: Outline | undefined
  waitsForOutline?: boolean
  /** The parts of another version, whose ended sections stay where the outline still has them unchanged. */
  basis?: readonly Part[] | undefined
  /** The section that is written anew. */
  rewrite?: { sectionId: string; instructions?: string | undefined } | undefined
}

/** Makes the plan. `parts` are those of the answer's earlier segments. */
export function planDocument(
  parts: readonly Part[],
  { outline, waitsForOutline = false, basis = [], rewrite }: DocumentChange,
  rest: Pick<DocumentPlan, 'wishes' | 'sources' | 'spentMicroUsd'>,
): DocumentPlan {
  const own = readDocument(parts)
  const before = readDocument(basis)
  const counted = outline ?? own.outline ?? before.outline
  const text = rewrite?.instructions
  return {
    ...rest,
    outline: counted,
    isOutlineNew: counted !== undefined && counted !== own.outline,
    waitsForOutline,
    written: new Map(own.sections.map((section) => [section.id, writtenSection(section)])),
    kept: keptSections(before.sections, before.outline, counted, rewrite?.sectionId),
    instructions: rewrite && text ? { sectionId: rewrite.sectionId, text } : undefined,
  }
}

function writtenSection(section: DocumentSection): WrittenSection {
  const { id, title, end } = section
  return { id, title, markdown: sectionBody(section), isEnded: end !== undefined }
}

/** The ended sections whose place in the outline is the same as before. */
function keptSections(
  sections: readonly DocumentSection[],
  before: Outline | undefined,
  outline: Outline | undefined,
  rewritten: string | undefined,
): Map<string, KeptSection> {
  const wanted = new Map(outline?.sections.map((section) => [section.id, section]))
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
