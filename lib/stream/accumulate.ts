/**
 * (message, chunk) -> message: the one reducer of an answer, used by the server's producer and by
 * the browser. The message grows in place; text is kept in pieces, so that a chunk costs its own
 * length and never the answer's, and each part counts its revisions, so that a reader knows what changed.
 */
import type { Chunk } from '@/lib/shared/chunk'
import type { MessageId } from '@/lib/shared/ids'
import type { Message, MessageMetadata, Part } from '@/lib/shared/message'

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
  /** Milliseconds that thinking took, once it ended. */
  durationMs?: number
  /** Thinking that the API does not show to anybody. */
  isRedacted?: boolean
}

/** Where a tool call stands, in the AI SDK's words. */
export type ToolState =
  | 'input-streaming'
  | 'input-available'
  | 'approval-requested'
  | 'approval-responded'
  | 'output-available'
  | 'output-error'
  | 'output-denied'

/** Whether a person lets a call run; without `approved` they have not said. */
export interface Approval {
  id: string
  approved?: boolean
  reason?: string
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
  /** Of a call that a person is asked about. */
  approval: Approval | undefined
}

/** A part that comes whole. */
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
  /** A `finish`, `abort` or `error` chunk was seen. */
  ended: boolean
}

/** An answer of which nothing has arrived. */
export function newGrowingMessage(id: MessageId): GrowingMessage {
  return { id, parts: [], metadata: {}, ended: false, revision: 0 }
}

/** Grows the message by one chunk. Chunks that name a part nobody opened change nothing. */
export function accumulate(message: GrowingMessage, chunk: Chunk): void {
  const handler = CHUNKS[chunk.type]
  if (handler) handler(message, chunk as never)
}

type ChunkTable = { [T in Chunk['type']]?: (message: GrowingMessage, chunk: Extract<Chunk, { type: T }>) => void }

const CHUNKS: ChunkTable = {
  start(message, { messageId, messageMetadata }) {
    if (messageId !== undefined) message.id = messageId
    mergeMetadata(message, messageMetadata)
  },
  'start-step': (message) => addWhole(message, { type: 'step-start' }),
  'text-start': (message, { id }) => addText(message, 'text', id),
  'text-delta': (message, { id, delta }) => growText(message, 'text', id, delta),
  'text-end': (message, { id }) => endText(message, 'text', id),
  'reasoning-start'(message, { id, providerMetadata }) {
    addText(message, 'reasoning', id, providerMetadata?.firstword?.redacted === true)
  },
  'reasoning-delta': (message, { id, delta }) => growText(message, 'reasoning', id, delta),
  'reasoning-end'(message, { id, providerMetadata }) {
    const durationMs = providerMetadata?.firstword?.durationMs
    endText(message, 'reasoning', id, typeof durationMs === 'number' ? durationMs : undefined)
  },
  'tool-input-start'(message, { toolCallId, toolName, providerExecuted }) {
    if (findTool(message, toolCallId)) return
    add(message, {
      type: 'tool',
      toolCallId,
      toolName,
      providerExecuted: providerExecuted ?? false,
      state: 'input-streaming',
      pieces: [],
      input: undefined,
      output: undefined,
      errorText: undefined,
      approval: undefined,
      revision: 0,
    })
  },
  'tool-input-delta'(message, { toolCallId, inputTextDelta }) {
    const tool = findTool(message, toolCallId)
    if (!tool) return
    tool.pieces.push(inputTextDelta)
    revise(message, tool)
  },
  'tool-input-available': (message, { toolCallId, input }) =>
    changeTool(message, toolCallId, { state: 'input-available', input }),
  'tool-input-error': (message, { toolCallId, input, errorText }) =>
    changeTool(message, toolCallId, { state: 'output-error', input, errorText }),
  'tool-output-available': (message, { toolCallId, output }) =>
    changeTool(message, toolCallId, { state: 'output-available', output }),
  'tool-output-error': (message, { toolCallId, errorText }) =>
    changeTool(message, toolCallId, { state: 'output-error', errorText }),
  'tool-approval-request': (message, { toolCallId, approvalId }) =>
    changeTool(message, toolCallId, { state: 'approval-requested', approval: { id: approvalId } }),
  'tool-output-denied'(message, { toolCallId }) {
    const approval = findTool(message, toolCallId)?.approval
    changeTool(message, toolCallId, {
      state: 'output-denied',
      approval: { id: approval?.id ?? toolCallId, approved: false },
    })
  },
  'source-url'(message, { type, sourceId, url, title, providerMetadata }) {
    addWhole(message, {
      type,
      sourceId,
      url,
      ...(title !== undefined && { title }),
      ...(providerMetadata && { providerMetadata }),
    })
  },
  'source-document'(message, { type, sourceId, mediaType, title, filename, providerMetadata }) {
    addWhole(message, {
      type,
      sourceId,
      mediaType,
      title,
      ...(filename !== undefined && { filename }),
      ...(providerMetadata && { providerMetadata }),
    })
  },
  'data-error': (message, { type, data }) => addWhole(message, { type, data }),
  'data-continuation'(message, { type, data }) {
    // What had ended goes on.
    message.ended = false
    addWhole(message, { type, data })
  },
  'data-part': (message, { data }) => addWhole(message, data as unknown as Part),
  'message-metadata': (message, { messageMetadata }) => mergeMetadata(message, messageMetadata),
  finish(message, { messageMetadata }) {
    message.ended = true
    mergeMetadata(message, messageMetadata)
    message.revision += 1
  },
  abort(message) {
    message.ended = true
    message.revision += 1
  },
  error(message) {
    message.ended = true
    message.revision += 1
  },
}

function mergeMetadata(message: GrowingMessage, metadata: MessageMetadata | undefined) {
  if (!metadata) return
  message.metadata = { ...message.metadata, ...metadata }
  message.revision += 1
}

function revise(message: GrowingMessage, part: GrowingPart) {
  part.revision += 1
  message.revision += 1
}

function add(message: GrowingMessage, part: GrowingPart) {
  message.parts.push(part)
  message.revision += 1
}

function addWhole(message: GrowingMessage, part: Part) {
  add(message, { type: 'whole', part, revision: 0 })
}

function addText(message: GrowingMessage, type: GrowingText['type'], id: string, isRedacted = false) {
  add(message, { type, id, pieces: [], state: 'streaming', revision: 0, ...(isRedacted && { isRedacted }) })
}

/** Where the parts of a message are, by what names them: found anew for each chunk they would cost their number. */
const places = new WeakMap<GrowingPart[], { byName: Map<string, GrowingText | GrowingTool>; known: number }>()

/** The newest part of that name. */
function findPart({ parts }: GrowingMessage, name: string): GrowingText | GrowingTool | undefined {
  let place = places.get(parts)
  if (!place || place.known > parts.length) {
    place = { byName: new Map(), known: 0 }
    places.set(parts, place)
  }
  for (; place.known < parts.length; place.known += 1) {
    const part = parts[place.known]
    if (part && part.type !== 'whole') place.byName.set(nameOf(part), part)
  }
  return place.byName.get(name)
}

const nameOf = (part: GrowingText | GrowingTool) => `${part.type} ${part.type === 'tool' ? part.toolCallId : part.id}`

function findText(message: GrowingMessage, type: GrowingText['type'], id: string): GrowingText | undefined {
  const part = findPart(message, `${type} ${id}`)
  return part?.type === 'tool' ? undefined : part
}

function growText(message: GrowingMessage, type: GrowingText['type'], id: string, delta: string) {
  const part = findText(message, type, id)
  if (!part) return
  part.pieces.push(delta)
  revise(message, part)
}

function endText(message: GrowingMessage, type: GrowingText['type'], id: string, durationMs?: number) {
  const part = findText(message, type, id)
  if (!part) return
  part.state = 'done'
  if (durationMs !== undefined) part.durationMs = durationMs
  revise(message, part)
}

function findTool(message: GrowingMessage, toolCallId: string): GrowingTool | undefined {
  const part = findPart(message, `tool ${toolCallId}`)
  return part?.type === 'tool' ? part : undefined
}

function changeTool(message: GrowingMessage, toolCallId: string, change: Partial<GrowingTool>) {
  const tool = findTool(message, toolCallId)
  if (!tool) return
  Object.assign(tool, change)
  revise(message, tool)
}

/** The message as it stands, as plain data in the AI SDK's form. */
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
