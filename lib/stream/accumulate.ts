/**
 * (message, chunk) -> message: the one reducer of an answer, for the server and the browser. Nothing else changes a
 * message's parts. The message grows in place. Text is kept in pieces, so a chunk costs its own length and never the
 * answer's, and each part counts its revisions, so a reader knows what has changed.
 */
import type { Chunk } from '@/lib/shared/chunk'
import type { MessageMetadata, Part } from '@/lib/shared/message'
import type { GrowingMessage, GrowingPart, GrowingText, GrowingTool } from './growing-message'
import type { LocalChunk } from './local-chunk'

/** Grows the message by one chunk. Chunks that name a part nobody opened change nothing. */
export function accumulate(message: GrowingMessage, chunk: AnyChunk): void {
  CHUNKS[chunk.type](message, chunk as never)
}

type AnyChunk = Chunk | LocalChunk

/** Every type of chunk has a row, so that a new one cannot be forgotten here. */
type ChunkTable = { [T in AnyChunk['type']]: (message: GrowingMessage, chunk: Extract<AnyChunk, { type: T }>) => void }

const nothing = () => {}

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
    // An answer that had ended continues.
    message.ended = false
    addWhole(message, { type, data })
  },
  'data-outline': (message, { type, data }) => addWhole(message, { type, data }),
  'data-section': (message, { type, data }) => addWhole(message, { type, data }),
  'data-section-end': (message, { type, data }) => addWhole(message, { type, data }),
  'data-part': (message, { data }) => addWhole(message, data as unknown as Part),
  'data-segment-end': nothing,
  'data-usage': nothing,
  'data-retry': nothing,
  'data-silence': nothing,
  'data-hold': nothing,
  'local-decision': (message, { toolCallId, isAllowed }) =>
    changeTool(message, toolCallId, { state: isAllowed ? 'approval-responded' : 'output-denied' }),
  'local-continue'(message) {
    message.ended = false
  },
  'local-drop': (message, { toolCallId }) => changeTool(message, toolCallId, { state: 'output-error' }),
  'local-summary'(message, { summary }) {
    const { summary: _before, ...metadata } = message.metadata
    message.metadata = { ...metadata, ...(summary && { summary }) }
    message.revision += 1
  },
  'message-metadata': (message, { messageMetadata }) => mergeMetadata(message, messageMetadata),
  'finish-step': nothing,
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

/** The parts of a message by name: looking through all of them for each chunk would cost their number every time. */
const indexes = new WeakMap<GrowingPart[], { byName: Map<string, GrowingText | GrowingTool>; size: number }>()

/** The newest part of that name. */
function findPart({ parts }: GrowingMessage, name: string): GrowingText | GrowingTool | undefined {
  let index = indexes.get(parts)
  if (!index || index.size > parts.length) {
    index = { byName: new Map(), size: 0 }
    indexes.set(parts, index)
  }
  for (; index.size < parts.length; index.size += 1) {
    const part = parts[index.size]
    if (part && part.type !== 'whole') index.byName.set(nameOf(part), part)
  }
  return index.byName.get(name)
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
