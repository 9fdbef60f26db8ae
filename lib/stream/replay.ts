/** A stored message -> the chunks that make it, for a reader who comes after its log has expired, and for what continues it. */
import type { Chunk } from '@/lib/shared/chunk'
import type { Message, Part } from '@/lib/shared/message'
import { accumulate } from './accumulate'
import { type GrowingMessage, newGrowingMessage, toMessage } from './growing-message'
import type { ToolState } from './tool-state'

/** The chunks of a whole message, in the order of its parts. `accumulate` makes the same message of them. */
export function replay({ id, parts, metadata }: Message): Chunk[] {
  return [
    { type: 'start', messageId: id, ...(metadata && { messageMetadata: metadata }) },
    ...replayParts(parts),
    { type: 'finish', ...(metadata && { messageMetadata: metadata }) },
  ]
}

/** The chunks of the parts alone. */
export function replayParts(parts: readonly Part[]): Chunk[] {
  return parts.flatMap((part, at) => chunksOf(part, String(at)))
}

/** A stored message as one that may grow again. */
export function regrow(message: Message): GrowingMessage {
  const growing = newGrowingMessage(message.id)
  for (const chunk of replay(message)) accumulate(growing, chunk)
  return growing
}

/** A stored message with some more chunks. */
export function withChunks(message: Message, chunks: readonly Chunk[]): Message {
  const growing = regrow(message)
  for (const chunk of chunks) accumulate(growing, chunk)
  return toMessage(growing)
}

/** A kind of part, calls of tools aside: their types have the tool's name in them. */
export type PartKind = Exclude<Part['type'], `tool-${string}`>

/** Every kind of part has a row, so that a new one cannot vanish when an answer continues. */
const REPLAYERS: { [K in PartKind]: (part: Extract<Part, { type: K }>, id: string) => Chunk[] } = {
  text: ({ text }, id) => [
    { type: 'text-start', id },
    { type: 'text-delta', id, delta: text },
    { type: 'text-end', id },
  ],
  reasoning({ text, providerMetadata }, id) {
    const facts = providerMetadata && { providerMetadata }
    return [
      { type: 'reasoning-start', id, ...facts },
      { type: 'reasoning-delta', id, delta: text },
      { type: 'reasoning-end', id, ...facts },
    ]
  },
  'step-start': () => [{ type: 'start-step' }],
  'source-url': (part) => [part],
  'source-document': (part) => [part],
  'data-continuation': (part) => [part],
  'data-error': (part) => [part, { type: 'error', errorText: part.data.message }],
  'data-outline': (part) => [part],
  'data-section': (part) => [part],
  'data-section-end': (part) => [part],
  'data-document': replayWhole,
  file: replayWhole,
  'dynamic-tool': replayWhole,
  'data-part': replayWhole,
  // Notices of a running answer, which are never stored.
  'data-segment-end': replayWhole,
  'data-usage': replayWhole,
  'data-retry': replayWhole,
  'data-silence': replayWhole,
  'data-hold': replayWhole,
}

/** The kinds of part that replay knows. */
export const PART_KINDS = Object.keys(REPLAYERS) as PartKind[]

function chunksOf(part: Part, id: string): Chunk[] {
  if (part.type.startsWith('tool-') && 'toolCallId' in part) return replayCall(part)
  // A message may be older or newer than this code: a kind that it does not know is passed on as it is.
  const replayer = Object.hasOwn(REPLAYERS, part.type) ? REPLAYERS[part.type as PartKind] : replayWhole
  return replayer(part as never, id)
}

/** A part that no chunk of its own makes. */
function replayWhole(part: Part): Chunk[] {
  return [{ type: 'data-part', data: { ...part } }]
}

type CallPart = Extract<Part, { toolCallId: string }>

function replayCall(part: CallPart): Chunk[] {
  const { toolCallId, input, approval } = part
  const state: ToolState = part.state
  const toolName = part.type.slice('tool-'.length)
  const elsewhere = part.providerExecuted && { providerExecuted: true }
  const start: Chunk = { type: 'tool-input-start', toolCallId, toolName, ...elsewhere }
  if (state === 'input-streaming') return [start]
  const chunks: Chunk[] = [start, { type: 'tool-input-available', toolCallId, toolName, input, ...elsewhere }]
  if (approval) chunks.push({ type: 'tool-approval-request', approvalId: approval.id, toolCallId })
  // Once approved it is about to run: its input comes once more, as no chunk of its own says so.
  const isApproved = state === 'approval-responded' || (approval && state === 'input-available')
  if (isApproved) chunks.push({ type: 'tool-input-available', toolCallId, toolName, input })
  else if (part.state === 'output-denied') chunks.push({ type: 'tool-output-denied', toolCallId })
  else if (part.state === 'output-available') {
    chunks.push({ type: 'tool-output-available', toolCallId, output: part.output })
  } else if (part.state === 'output-error')
    chunks.push({ type: 'tool-output-error', toolCallId, errorText: part.errorText })
  return chunks
}
