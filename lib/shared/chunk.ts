/**
 * The wire's unit: the part of the AI SDK's UI message chunks that its clients 5, 6 and 7 all accept, and the two of
 * approvals, which 5 does not know.
 */
import type { UIMessageChunk } from 'ai'
import type { MessageData, MessageMetadata } from './message'

/** Chunk types that may be sent. Any other type fails an AI SDK client, so new ones are `data-*`. */
export const CHUNK_TYPES = [
  'start',
  'start-step',
  'text-start',
  'text-delta',
  'text-end',
  'reasoning-start',
  'reasoning-delta',
  'reasoning-end',
  'tool-input-start',
  'tool-input-delta',
  'tool-input-available',
  'tool-input-error',
  'tool-output-available',
  'tool-output-error',
  'tool-approval-request',
  'tool-output-denied',
  'source-url',
  'source-document',
  'data-error',
  'data-continuation',
  'data-part',
  'data-outline',
  'data-section',
  'data-section-end',
  'data-segment-end',
  'data-usage',
  'data-retry',
  'data-silence',
  'data-hold',
  'message-metadata',
  'finish-step',
  'finish',
  'abort',
  'error',
] as const

/** The name of a chunk type. */
export type ChunkType = (typeof CHUNK_TYPES)[number]

/** One unit of an answer on the wire. */
export type Chunk = Extract<UIMessageChunk<MessageMetadata, MessageData>, { type: ChunkType }>

/** A chunk with its position in the answer's log. */
export interface LoggedChunk {
  /** Counts up by one from 1. */
  sequence: number
  chunk: Chunk
}

const KNOWN: ReadonlySet<string> = new Set(CHUNK_TYPES)

/** Whether a parsed value is a chunk of a known type; its fields are checked where they are used. */
export function isChunk(value: unknown): value is Chunk {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    typeof value.type === 'string' &&
    KNOWN.has(value.type)
  )
}
