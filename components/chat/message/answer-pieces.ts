/** What an answer is drawn from: its parts, with texts that belong together as one piece, and its sources. */
import { type Source, SourceList } from '@/lib/shared/sources'
import type { GrowingPart } from '@/lib/stream/accumulate'

/**
 * Parts that are drawn as one: a text with its citations and the texts that go on from it, calls that stand side by
 * side, or any other part alone.
 */
export interface Piece {
  /** The place of its first part, which stays the same. */
  at: number
  parts: readonly GrowingPart[]
  kind: 'text' | 'tools' | 'other'
  /** Grows with every change of any of its parts. */
  revision: number
}

/** The pieces of an answer, and the sources that its texts name. */
export interface AnswerPieces {
  pieces: readonly Piece[]
  sources: readonly Source[]
  /** The numbers that stand behind each text, by the place of its citations. */
  numbers: ReadonlyMap<GrowingPart, number>
}

/** Whether a part is a citation. */
export function isCitation(part: GrowingPart): boolean {
  return part.type === 'whole' && (part.part.type === 'source-url' || part.part.type === 'source-document')
}

const KINDS: { [type in GrowingPart['type']]?: Piece['kind'] } = { text: 'text', tool: 'tools' }

/** Looks at every part once; what a part holds is not looked at. */
export function piecesOf(parts: readonly GrowingPart[]): AnswerPieces {
  const pieces: Array<Piece & { parts: GrowingPart[] }> = []
  const list = new SourceList()
  const numbers = new Map<GrowingPart, number>()
  for (const [at, part] of parts.entries()) {
    const isCited = isCitation(part)
    if (isCited && part.type === 'whole') numbers.set(part, list.add(part.part as Parameters<SourceList['add']>[0]))
    const last = pieces.at(-1)
    const kind = isCited ? 'text' : (KINDS[part.type] ?? 'other')
    if (last && last.kind === kind && kind !== 'other') {
      last.parts.push(part)
      last.revision += part.revision + 1
    } else pieces.push({ at, parts: [part], kind: isCited ? 'other' : kind, revision: part.revision })
  }
  return { pieces, sources: list.sources, numbers }
}
