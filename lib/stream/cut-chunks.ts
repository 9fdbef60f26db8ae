/** Chunks that were cut from a stream, perhaps within a text or a thought: what they need to make the same message. */
import type { Chunk } from '@/lib/shared/chunk'
import type { GrowingMessage } from './growing-message'

type TextKind = 'text' | 'reasoning'
type TextChunk = Extract<Chunk, { type: `${TextKind}-${'delta' | 'end'}` }>

function isTextChunk(chunk: Chunk): chunk is TextChunk {
  return /^(?:text|reasoning)-(?:delta|end)$/.test(chunk.type)
}

const kindOf = ({ type }: TextChunk): TextKind => (type.startsWith('text') ? 'text' : 'reasoning')

/** Calls `open` for the chunks of parts that have begun before; the others stay. */
function mapOpen(chunks: readonly Chunk[], open: (chunk: TextChunk, isFirst: boolean) => Chunk[]): Chunk[] {
  const begun = new Set<string>()
  const openParts = new Set<string>()
  return chunks.flatMap((chunk) => {
    if (chunk.type === 'text-start' || chunk.type === 'reasoning-start') begun.add(chunk.id)
    if (!isTextChunk(chunk) || begun.has(chunk.id)) return [chunk]
    const isFirst = !openParts.has(chunk.id)
    openParts.add(chunk.id)
    return open(chunk, isFirst)
  })
}

/** For a log: a part that has begun before begins anew, as one of its own. */
export function withStarts(chunks: readonly Chunk[]): Chunk[] {
  return mapOpen(chunks, (chunk, isFirst) =>
    isFirst ? [{ type: `${kindOf(chunk)}-start`, id: chunk.id }, chunk] : [chunk],
  )
}

/** For a stored message that grows on: a part that has begun before is its newest of that kind. */
export function continuing({ parts }: GrowingMessage, chunks: readonly Chunk[]): Chunk[] {
  const newest = (kind: TextKind) => parts.findLast((part) => part.type === kind)
  return mapOpen(chunks, (chunk) => {
    const part = newest(kindOf(chunk))
    return part && 'id' in part ? [{ ...chunk, id: part.id }] : []
  })
}
