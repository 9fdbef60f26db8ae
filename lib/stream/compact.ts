/** A list of chunks -> a shorter one that makes the same message. */
import type { Chunk } from '@/lib/shared/chunk'

/**
 * Joins neighbouring deltas of one part, and leaves out transient chunks; of the notices of a hold the newest stays, as
 * what comes after it may be kept back. Linear.
 */
export function compact(chunks: readonly Chunk[]): Chunk[] {
  const shorter: Chunk[] = []
  let pieces: string[] = []
  let open: Delta | undefined

  function close() {
    if (open) shorter.push(withText(open, pieces.join('')))
    open = undefined
  }

  const newestNotice = chunks.findLastIndex(({ type }) => type === 'data-hold')
  for (const [at, chunk] of chunks.entries()) {
    if (isDelta(chunk)) {
      if (open && isSamePart(open, chunk)) pieces.push(textOf(chunk))
      else {
        close()
        open = chunk
        pieces = [textOf(chunk)]
      }
    } else if (at === newestNotice || !('transient' in chunk && chunk.transient)) {
      close()
      shorter.push(chunk)
    }
  }
  close()
  return shorter
}

type Delta = Extract<Chunk, { type: 'text-delta' | 'reasoning-delta' | 'tool-input-delta' }>

function isDelta(chunk: Chunk): chunk is Delta {
  return chunk.type === 'text-delta' || chunk.type === 'reasoning-delta' || chunk.type === 'tool-input-delta'
}

function isSamePart(one: Delta, other: Delta): boolean {
  if (one.type === 'tool-input-delta') return other.type === one.type && other.toolCallId === one.toolCallId
  return other.type === one.type && other.id === one.id
}

function textOf(delta: Delta): string {
  return delta.type === 'tool-input-delta' ? delta.inputTextDelta : delta.delta
}

function withText(delta: Delta, text: string): Delta {
  return delta.type === 'tool-input-delta' ? { ...delta, inputTextDelta: text } : { ...delta, delta: text }
}
