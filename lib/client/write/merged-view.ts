/** A version that is being written, with the sections of the one before that stay: nothing that is read disappears. Pure. */
import { isSameSection, type WrittenOutline } from '@/lib/shared/write/document'
import type { DocumentView } from './document-reader'

/** The version that another one is made from. */
export interface VersionBefore {
  view: DocumentView
  /** The section that is written anew. */
  rewrites?: string | undefined
}

/** The view as it is shown while it is written. */
export function mergedView(view: DocumentView, before: VersionBefore | undefined): DocumentView {
  const outline = view.outline ?? before?.view.outline
  if (!before || !outline) return view
  const sections = new Map(view.sections)
  const asked = new Map(before.view.outline?.sections.map((section) => [section.id, section]))
  for (const section of outline.sections) {
    const kept = before.view.sections.get(section.id)
    const isSame = isSameSection(asked.get(section.id), section)
    if (!sections.has(section.id) && kept?.end && isSame && section.id !== before.rewrites)
      sections.set(section.id, kept)
  }
  return { ...view, outline: outline as WrittenOutline, isAccepted: true, sections }
}

/** Says whether a section goes on or is another text: a new key has it rendered anew. */
export class SectionKeys {
  readonly #seen = new Map<string, { text: string; times: number }>()

  keyOf(id: string, text: string): string {
    const before = this.#seen.get(id)
    const times = before === undefined ? 0 : text.startsWith(before.text) ? before.times : before.times + 1
    if (before?.text !== text) this.#seen.set(id, { text, times })
    return `${id}-${times}`
  }
}
