/** A stored message as the chunks that make it: for readers who come after an answer's log has expired. */
import type { Chunk } from '@/lib/shared/chunk'
import type { Message, Part } from '@/lib/shared/message'

/** The chunks of a whole message, in the order of its parts; `accumulate` makes the message of them again. */
export function replay({ id, parts, metadata }: Message): Chunk[] {
  return [
    { type: 'start', messageId: id, ...(metadata && { messageMetadata: metadata }) },
    ...parts.flatMap((part, at) => chunksOf(part, String(at))),
    { type: 'finish', ...(metadata && { messageMetadata: metadata }) },
  ]
}

type Kind = Exclude<Part['type'], `tool-${string}`>
type Teller<T extends Kind> = (part: Extract<Part, { type: T }>, id: string) => Chunk[]

/** Every kind of part has a row: one that is new does not compile without. */
const TELLERS: { [T in Kind]: Teller<T> } = {
  text: ({ text }, id) => [
    { type: 'text-start', id },
    { type: 'text-delta', id, delta: text },
    { type: 'text-end', id },
  ],
  reasoning({ text, providerMetadata }, id) {
    const meta = providerMetadata && { providerMetadata }
    return [
      { type: 'reasoning-start', id, ...meta },
      { type: 'reasoning-delta', id, delta: text },
      { type: 'reasoning-end', id, ...meta },
    ]
  },
  'step-start': () => [{ type: 'start-step' }],
  'source-url': (part) => [part],
  'source-document': (part) => [part],
  'data-continuation': (part) => [part],
  'data-error': (part) => [part, { type: 'error', errorText: part.data.message }],
  file: whole,
  'dynamic-tool': whole,
  'data-part': (part) => [part],
  // Told while an answer runs and not kept today.
  'data-segment-end': whole,
  'data-usage': whole,
  'data-retry': whole,
  'data-silence': whole,
}

function chunksOf(part: Part, id: string): Chunk[] {
  if (part.type.startsWith('tool-') && 'toolCallId' in part) return toolChunks(part)
  // A message may be older or newer than this code: what it does not know is handed on as it is.
  const teller = Object.hasOwn(TELLERS, part.type) ? TELLERS[part.type as Kind] : whole
  return teller(part as never, id)
}

/** A part that no chunk of its own makes. */
function whole(part: Part): Chunk[] {
  return [{ type: 'data-part', data: { ...part } }]
}

function toolChunks(part: Extract<Part, { toolCallId: string }>): Chunk[] {
  const { toolCallId, input } = part
  const toolName = part.type.slice('tool-'.length)
  const elsewhere = part.providerExecuted && { providerExecuted: true }
  const chunks: Chunk[] = [
    { type: 'tool-input-start', toolCallId, toolName, ...elsewhere },
    { type: 'tool-input-available', toolCallId, toolName, input, ...elsewhere },
  ]
  if (part.approval) chunks.push({ type: 'tool-approval-request', approvalId: part.approval.id, toolCallId })
  // Allowed, it is about to run.
  if (part.state === 'approval-responded') chunks.push({ type: 'tool-input-available', toolCallId, toolName, input })
  else if (part.state === 'output-denied') chunks.push({ type: 'tool-output-denied', toolCallId })
  else if (part.state === 'output-available') {
    chunks.push({ type: 'tool-output-available', toolCallId, output: part.output })
  } else if (part.state === 'output-error') {
    chunks.push({ type: 'tool-output-error', toolCallId, errorText: part.errorText })
  }
  return chunks
}
