/**
 * Chunks of an answer that is told more than once -> each piece of it once. A log that was lost, a stored answer or the
 * next segment begins again at `start`, in other pieces and with other ids of parts; a reader who cannot take back what it has
 * gets only what goes beyond it.
 */
import type { Chunk } from '@/lib/shared/chunk'

/** A text, some thinking or a tool's input, as far as it was passed on. */
interface Passed {
  /** The id under which the reader knows it. */
  id: string
  length: number
  ended: boolean
}

/** One telling of the answer. */
interface Telling {
  /** The part and what was told of it, by the id that this telling gives it. */
  parts: Map<string, { passed: Passed; length: number }>
  /** How many texts and thoughts have begun. */
  begun: number
  /** How often each other chunk came. */
  counts: Map<string, number>
}

/** Makes a filter for the chunks of one answer, in their order. */
export function createPassOnce(): (chunks: readonly Chunk[]) => Chunk[] {
  const texts: Passed[] = []
  const inputs = new Map<string, Passed>()
  const passedCounts = new Map<string, number>()
  let telling = newTelling()

  function begin(id: string): boolean {
    const known = texts[telling.begun]
    const passed = known ?? { id, length: 0, ended: false }
    if (!known) texts.push(passed)
    telling.begun += 1
    telling.parts.set(id, { passed, length: 0 })
    return known === undefined
  }

  /** The end of a delta that goes beyond what was passed on; undefined when nothing of it does. */
  function beyond(id: string, delta: string): { id: string; text: string } | undefined {
    const part = telling.parts.get(id)
    if (!part) return undefined
    part.length += delta.length
    const fresh = part.length - part.passed.length
    if (fresh <= 0) return undefined
    part.passed.length = part.length
    return { id: part.passed.id, text: delta.slice(-fresh) }
  }

  function end(id: string): string | undefined {
    const passed = telling.parts.get(id)?.passed
    if (!passed || passed.ended) return undefined
    passed.ended = true
    return passed.id
  }

  /** Whether this telling has now told it more often than it was passed on. */
  function isFresh(key: string): boolean {
    const count = (telling.counts.get(key) ?? 0) + 1
    telling.counts.set(key, count)
    if (count <= (passedCounts.get(key) ?? 0)) return false
    passedCounts.set(key, count)
    return true
  }

  function pass(chunk: Chunk): Chunk | undefined {
    switch (chunk.type) {
      case 'start':
        telling = newTelling()
        return isFresh('start') ? chunk : undefined
      case 'text-start':
      case 'reasoning-start':
        return begin(chunk.id) ? chunk : undefined
      case 'text-delta':
      case 'reasoning-delta': {
        const fresh = beyond(chunk.id, chunk.delta)
        return fresh && { ...chunk, id: fresh.id, delta: fresh.text }
      }
      case 'text-end':
      case 'reasoning-end': {
        const id = end(chunk.id)
        return id === undefined ? undefined : { ...chunk, id }
      }
      case 'tool-input-delta': {
        const { toolCallId, inputTextDelta } = chunk
        const passed = inputs.get(toolCallId) ?? { id: toolCallId, length: 0, ended: false }
        inputs.set(toolCallId, passed)
        if (!telling.parts.has(toolCallId)) telling.parts.set(toolCallId, { passed, length: 0 })
        const fresh = beyond(toolCallId, inputTextDelta)
        return fresh && { ...chunk, inputTextDelta: fresh.text }
      }
      default:
        return isFresh(keyOf(chunk)) ? chunk : undefined
    }
  }

  return (chunks) => chunks.flatMap((chunk) => pass(chunk) ?? [])
}

function newTelling(): Telling {
  return { parts: new Map(), begun: 0, counts: new Map() }
}

function keyOf(chunk: Chunk): string {
  if ('toolCallId' in chunk) return `${chunk.type} ${chunk.toolCallId}`
  if ('sourceId' in chunk) return `${chunk.type} ${chunk.sourceId}`
  return chunk.type
}
