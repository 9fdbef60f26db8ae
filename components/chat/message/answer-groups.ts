/** Groups the parts of an answer that are rendered together. */
import { isSource } from '@/lib/shared/sources'
import type { GrowingPart } from '@/lib/stream/growing-message'

/**
 * Parts that are rendered as one: a text with its citations and the texts that continue it, adjacent tool calls, or
 * any other part alone.
 */
export interface PartGroup {
  /** The index of its first part, which stays the same. */
  at: number
  parts: readonly GrowingPart[]
  kind: 'text' | 'tools' | 'other'
  /** Grows with every change of any of its parts. */
  revision: number
}

/** Whether a part is a citation. */
export function isCitation(part: GrowingPart): boolean {
  return part.type === 'whole' && isSource(part.part)
}

const KINDS: { [type in GrowingPart['type']]?: PartGroup['kind'] } = { text: 'text', tool: 'tools' }

/** Visits every part once, without reading what it contains. */
export function groupParts(parts: readonly GrowingPart[]): readonly PartGroup[] {
  const groups: Array<PartGroup & { parts: GrowingPart[] }> = []
  for (const [at, part] of parts.entries()) {
    const isCited = isCitation(part)
    const last = groups.at(-1)
    const kind = isCited ? 'text' : (KINDS[part.type] ?? 'other')
    if (last && last.kind === kind && kind !== 'other') {
      last.parts.push(part)
      last.revision += part.revision + 1
    } else groups.push({ at, parts: [part], kind: isCited ? 'other' : kind, revision: part.revision })
  }
  return groups
}
