/** How the parts of an answer grew, moment by moment. Pure. */
import type { Chunk } from '@/lib/shared/chunk'
import type { Part } from '@/lib/shared/message'
import { accumulate } from '@/lib/stream/accumulate'
import { newGrowingMessage, toMessage } from '@/lib/stream/growing-message'
import type { Moment } from '@/lib/stream/timeline'

/** How much of a part had come at a time, in whole milliseconds: characters of a text; 1 of anything else, once it was complete. */
export interface Growth {
  at: number
  /** The index of the part. */
  part: number
  length: number
}

/** The parts that the moments make, and how they grew, in order of time. A call counts once: when it had ended. */
export function growthsOf(moments: readonly Moment[]): { parts: Part[]; growths: Growth[] } {
  const message = newGrowingMessage('')
  const growths: Growth[] = []
  /** The newest growth of texts and of calls, by their names. */
  const texts = new Map<string, Growth>()
  const calls = new Map<string, Growth>()

  function note(chunk: Chunk, at: number, isNew: boolean) {
    const added = { at, part: message.parts.length - 1, length: 0 }
    if ('toolCallId' in chunk) {
      const call = isNew ? added : calls.get(chunk.toolCallId)
      if (call) calls.set(chunk.toolCallId, { ...call, at, length: 1 })
    } else if (chunk.type === 'text-start') {
      texts.set(chunk.id, added)
      growths.push(added)
    } else if (chunk.type === 'text-delta') {
      const text = texts.get(chunk.id)
      if (!text) return
      const grown = { ...text, at, length: text.length + chunk.delta.length }
      texts.set(chunk.id, grown)
      growths.push(grown)
    } else if (isNew) growths.push({ ...added, length: 1 })
  }

  for (const { at, chunks } of moments) {
    for (const chunk of chunks) {
      const count = message.parts.length
      accumulate(message, chunk)
      note(chunk, Math.max(0, Math.round(at)), message.parts.length > count)
    }
  }
  return { parts: toMessage(message).parts, growths: [...growths, ...calls.values()].sort((a, b) => a.at - b.at) }
}
