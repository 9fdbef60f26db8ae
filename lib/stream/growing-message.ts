/** An answer while it grows, and as plain data. Only accumulate.ts changes its parts. */
import type { MessageId } from '@/lib/shared/ids'
import type { Message, MessageMetadata, Part } from '@/lib/shared/message'
import type { Approval, ToolState } from './tool-state'

interface Revised {
  /** Grows by one with every change of the part. */
  revision: number
}

/** Text or thinking that may still grow. */
export interface GrowingText extends Revised {
  type: 'text' | 'reasoning'
  id: string
  /** Append-only. */
  pieces: string[]
  state: 'streaming' | 'done'
  /** How many milliseconds thinking took, once it has ended. */
  durationMs?: number
  /** Thinking that the API hides from everybody. */
  isRedacted?: boolean
}

/** A tool call that may still grow. */
export interface GrowingTool extends Revised {
  type: 'tool'
  toolCallId: string
  toolName: string
  providerExecuted: boolean
  state: ToolState
  /** The input's text as it arrives. Append-only. */
  pieces: string[]
  input: unknown
  output: unknown
  errorText: string | undefined
  /** Of a call that needs a person's approval. */
  approval: Approval | undefined
}

/** A part that comes in one chunk. */
export interface WholePart extends Revised {
  type: 'whole'
  part: Part
}

/** A part of a growing message. */
export type GrowingPart = GrowingText | GrowingTool | WholePart

/** An answer that may still grow. */
export interface GrowingMessage extends Revised {
  id: MessageId
  parts: GrowingPart[]
  metadata: MessageMetadata
  /** Whether a `finish`, `abort` or `error` chunk has come. */
  ended: boolean
}

/** An answer before its first chunk. */
export function newGrowingMessage(id: MessageId): GrowingMessage {
  return { id, parts: [], metadata: {}, ended: false, revision: 0 }
}

/** The message so far, as plain data in the AI SDK's form. */
export function toMessage(message: GrowingMessage): Message {
  return { id: message.id, role: 'assistant', metadata: message.metadata, parts: message.parts.map(toPart) }
}

/** How much came in pieces: text, thinking and input. */
export function charactersIn({ parts }: GrowingMessage): number {
  let characters = 0
  for (const part of parts) if (part.type !== 'whole') for (const piece of part.pieces) characters += piece.length
  return characters
}

function toPart(part: GrowingPart): Part {
  if (part.type === 'whole') return part.part
  if (part.type === 'tool') return toToolPart(part)
  const { type, state, durationMs, isRedacted } = part
  const firstword = { ...(durationMs !== undefined && { durationMs }), ...(isRedacted && { redacted: true }) }
  return {
    type,
    text: part.pieces.join(''),
    state,
    ...(Object.keys(firstword).length > 0 && { providerMetadata: { firstword } }),
  }
}

function toToolPart(tool: GrowingTool): Part {
  const { toolCallId, state, input, output, errorText, providerExecuted, approval } = tool
  return {
    type: `tool-${tool.toolName}`,
    toolCallId,
    state,
    input,
    ...(state === 'output-available' && { output }),
    ...(errorText !== undefined && { errorText }),
    ...(providerExecuted && { providerExecuted }),
    ...(approval && { approval }),
  } as Part
}
