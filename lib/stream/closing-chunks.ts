/** The chunks that close what a message has open. */
import type { Chunk } from '@/lib/shared/chunk'
import type { GrowingMessage, GrowingPart } from './growing-message'
import { isSettled } from './tool-state'

/** Closes everything: texts end, and calls that are not settled fail with this text. */
export function closingChunks({ parts }: GrowingMessage, errorText: string): Chunk[] {
  return parts.flatMap((part) => closingChunk(part, errorText) ?? [])
}

function closingChunk(part: GrowingPart, errorText: string): Chunk | undefined {
  if (part.type === 'whole') return undefined
  if (part.type === 'tool') {
    return isSettled(part.state) ? undefined : { type: 'tool-output-error', toolCallId: part.toolCallId, errorText }
  }
  return part.state === 'done' ? undefined : { type: `${part.type}-end`, id: part.id }
}
