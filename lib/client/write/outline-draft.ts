/** An outline while it is edited: every change makes a new one. Pure. */
import { newId } from '@/lib/shared/ids'
import { OUTLINE_LIMITS, type Outline, type OutlineSection } from '@/lib/shared/write/document'

/** Whether another section may be added. */
export const hasRoom = ({ sections }: Outline) => sections.length < OUTLINE_LIMITS.sections

/** With an empty section at the end. */
export function withSection(outline: Outline, id = `section-${newId()}`): Outline {
  if (!hasRoom(outline)) return outline
  return { ...outline, sections: [...outline.sections, { id, title: '', brief: '' }] }
}

/** Without a section; the last one stays. */
export function withoutSection(outline: Outline, id: string): Outline {
  if (outline.sections.length < 2) return outline
  return { ...outline, sections: outline.sections.filter((section) => section.id !== id) }
}

/** With other words in a section. */
export function withWords(
  outline: Outline,
  id: string,
  words: Partial<Pick<OutlineSection, 'title' | 'brief'>>,
): Outline {
  return {
    ...outline,
    sections: outline.sections.map((section) => (section.id === id ? { ...section, ...words } : section)),
  }
}

/** With a section moved up (-1) or down (1), as far as there is room. */
export function moved(outline: Outline, id: string, by: -1 | 1): Outline {
  return movedTo(outline, id, outline.sections.findIndex((section) => section.id === id) + by)
}

/** With a section at another place, from 0. */
export function movedTo(outline: Outline, id: string, to: number): Outline {
  const from = outline.sections.findIndex((section) => section.id === id)
  const section = outline.sections[from]
  if (!section || to === from || to < 0 || to >= outline.sections.length) return outline
  return { ...outline, sections: outline.sections.toSpliced(from, 1).toSpliced(to, 0, section) }
}

/** What is wrong with it, in words; undefined when it can be sent. */
export function faultOf({ title, sections }: Outline): { words: string; id: string | undefined } | undefined {
  if (title.trim() === '') return { words: 'Give the document a title.', id: undefined }
  const untitled = sections.find((section) => section.title.trim() === '')
  return untitled && { words: 'Give every section a title, or remove it.', id: untitled.id }
}

/** As it is sent: without what only an answer's outline has. */
export function sentOutline({ title, sections }: Outline) {
  return {
    title: title.trim(),
    sections: sections.map(({ id, title, brief, files }) => ({
      id,
      title: title.trim(),
      brief: brief.trim(),
      ...(files && { files: [...files] }),
    })),
  }
}
