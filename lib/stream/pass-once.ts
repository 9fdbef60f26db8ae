/**
 * Chunks of an answer that comes more than once -> each piece of it once. After a lost log, from the store, or in the next
 * segment an answer begins again at `start`, in other pieces and with other ids of parts. A reader who cannot take back
 * what it has gets only what is new.
 */
import type { Chunk } from '@/lib/shared/chunk'

/** How much of a text, some thinking or a tool's input was passed on. */
interface PassedPart {
  /** The id by which the reader knows it. */
  id: string
  length: number
  ended: boolean
}

/** The answer from one `start` to the next. */
interface Run {
  /** The parts and how much of them has come, by their ids in this run. */
  parts: Map<string, { passed: PassedPart; length: number }>
  /** How many texts and pieces of thinking have begun. */
  begun: number
  /** How often each other chunk came. */
  counts: Map<string, number>
}

/** Makes a filter for the chunks of one answer, in their order. */
export function createPassOnce(): (chunks: readonly Chunk[]) => Chunk[] {
  const texts: PassedPart[] = []
  const inputs = new Map<string, PassedPart>()
  const passedCounts = new Map<string, number>()
  let run = newRun()

  function begin(id: string): boolean {
    const known = texts[run.begun]
    const passed = known ?? { id, length: 0, ended: false }
    if (!known) texts.push(passed)
    run.begun += 1
    run.parts.set(id, { passed, length: 0 })
    return known === undefined
  }

  /** The part of a delta that is new; undefined when none of it is. */
  function newTextOf(id: string, delta: string): { id: string; text: string } | undefined {
    const part = run.parts.get(id)
    if (!part) return undefined
    part.length += delta.length
    const fresh = part.length - part.passed.length
    if (fresh <= 0) return undefined
    part.passed.length = part.length
    return { id: part.passed.id, text: delta.slice(-fresh) }
  }

  function end(id: string): string | undefined {
    const passed = run.parts.get(id)?.passed
    if (!passed || passed.ended) return undefined
    passed.ended = true
    return passed.id
  }

  /** Whether it has come more often in this run than it was passed on. */
  function isFresh(key: string): boolean {
    const count = (run.counts.get(key) ?? 0) + 1
    run.counts.set(key, count)
    if (count <= (passedCounts.get(key) ?? 0)) return false
    passedCounts.set(key, count)
    return true
  }

  function pass(chunk: Chunk): Chunk | undefined {
    switch (chunk.type) {
      case 'start':
        run = newRun()
        return isFresh('start') ? chunk : undefined
      case 'text-start':
      case 'reasoning-start':
        return begin(chunk.id) ? chunk : undefined
      case 'text-delta':
      case 'reasoning-delta': {
        const fresh = newTextOf(chunk.id, chunk.delta)
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
        if (!run.parts.has(toolCallId)) run.parts.set(toolCallId, { passed, length: 0 })
        const fresh = newTextOf(toolCallId, inputTextDelta)
        return fresh && { ...chunk, inputTextDelta: fresh.text }
      }
      default:
        return isFresh(keyOf(chunk)) ? chunk : undefined
    }
  }

  return (chunks) => chunks.flatMap((chunk) => pass(chunk) ?? [])
}

function newRun(): Run {
  return { parts: new Map(), begun: 0, counts: new Map() }
}

function keyOf(chunk: Chunk): string {
  if ('toolCallId' in chunk) return `${chunk.type} ${chunk.toolCallId}`
  if ('sourceId' in chunk) return `${chunk.type} ${chunk.sourceId}`
  return chunk.type
}
