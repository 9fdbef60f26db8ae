/** The API's rules for the sequence of messages: calls and their results, order, ends. */
import { type ApiError, badRequest } from './api-error'
import { checkBlock } from './check-blocks'
import { blocksOf, type ContentBlock, type RequestMessage } from './request'

/** The model and API version of the request. */
interface RequestHead {
  model: string
  version: string
}

/** Throws for the first fault that the API would refuse. */
export function checkMessages(messages: readonly RequestMessage[], { model, version }: RequestHead): void {
  const ids = new Set<string>()
  // The API joins neighbours of one role, so results may follow in a message of their own.
  for (const { place, role, blocks, isLast } of merged(messages)) {
    if (blocks.length === 0 && !(isLast && role === 'assistant')) throw noContent(place)
    for (const [at, block] of blocks.entries()) {
      const path = `messages.${place}.content.${at}`
      checkBlock(block, { path, role, model, version })
      if ((block.type === 'tool_use' || block.type === 'server_tool_use') && block.id !== undefined) {
        if (ids.has(block.id)) throw badRequest(`${path}: \`${block.type}\` ids must be unique`)
        ids.add(block.id)
      }
    }
    if (role === 'assistant') checkAnswer(blocks, place, isLast)
  }
  checkResults(messages)
}

/** Throws when two neighbours have the same role: the API accepts that, but this product never sends it. */
export function checkAlternation(messages: readonly RequestMessage[]): void {
  const place = messages.findIndex(({ role }, at) => at > 0 && role === messages[at - 1]?.role)
  if (place !== -1) throw badRequest(`messages.${place}: roles must alternate between "user" and "assistant"`)
  if (messages[0]?.role !== 'user') throw badRequest('messages: first message must use the "user" role')
}

/** Whether an answer may be the last message: one that paused in the API's own tools continues from there. */
export function isPaused(message: RequestMessage | undefined): boolean {
  return message?.role === 'assistant' && blocksOf(message).some(({ type }) => type === 'server_tool_use')
}

interface Turn {
  /** The index of its first message. */
  place: number
  role: RequestMessage['role']
  blocks: ContentBlock[]
  isLast: boolean
}

function merged(messages: readonly RequestMessage[]): Turn[] {
  const turns: Turn[] = []
  for (const [place, message] of messages.entries()) {
    const isLast = place === messages.length - 1
    const blocks = blocksOf(message)
    if (blocks.length === 0 && !(isLast && message.role === 'assistant')) throw noContent(place)
    const last = turns.at(-1)
    if (last?.role === message.role) {
      last.blocks.push(...blocks)
      last.isLast = isLast
    } else turns.push({ place, role: message.role, blocks: [...blocks], isLast })
  }
  return turns
}

/** Checks an answer's end, and that each call of the API's own tools has its result. */
function checkAnswer(blocks: readonly ContentBlock[], place: number, isLast: boolean): void {
  const end = blocks.at(-1)
  if (end?.type === 'thinking' || end?.type === 'redacted_thinking') {
    throw badRequest(`messages.${place}: The final block in an assistant message cannot be \`${end.type}\`.`)
  }
  const answered = new Set(
    blocks.flatMap(({ type, tool_use_id }) => (type.endsWith('_tool_result') ? tool_use_id : [])),
  )
  const open = blocks.find(({ type, id }) => type === 'server_tool_use' && !answered.has(id))
  if (open && !isLast) {
    throw badRequest(
      `messages.${place}: \`${open.name}\` tool use with id \`${open.id}\` was found without a corresponding \`${open.name}_tool_result\` block`,
    )
  }
  const made = new Set(blocks.flatMap(({ type, id }) => (type === 'server_tool_use' ? id : [])))
  for (const { type, tool_use_id } of blocks) {
    if (!type.endsWith('_tool_result') || type === 'mcp_tool_result' || made.has(tool_use_id)) continue
    throw badRequest(
      `messages.${place}: unexpected \`tool_use_id\` found in \`${type}\` blocks: ${tool_use_id}. Each \`${type}\` block must have a corresponding \`server_tool_use\` block before it.`,
    )
  }
}

/** Each call has its result in the next turn, before anything else; no result lacks its call. */
function checkResults(messages: readonly RequestMessage[]): void {
  let open: string[] = []
  let asked = 0
  for (const { place, blocks } of merged(messages)) {
    const results = blocks.filter(({ type }) => type === 'tool_result')
    const answered = results.map(({ tool_use_id = '' }) => tool_use_id)
    const missing = open.filter((id) => !answered.includes(id))
    const isFirst = blocks.slice(0, results.length).every(({ type }) => type === 'tool_result')
    if (missing.length > 0 || (open.length > 0 && !isFirst)) {
      throw missingResults(`messages.${asked}`, missing.length > 0 ? missing : open)
    }
    const stray = answered.find((id) => !open.includes(id))
    if (stray !== undefined) {
      throw badRequest(
        `messages.${place}: unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${stray}. Each \`tool_result\` block must have a corresponding \`tool_use\` block in the previous message.`,
      )
    }
    const twice = answered.find((id, at) => answered.indexOf(id) !== at)
    if (twice !== undefined) {
      throw badRequest(`messages.${place}: each tool_use must have a single result. Found multiple for id: ${twice}`)
    }
    open = blocks.flatMap((block) => (block.type === 'tool_use' && block.id !== undefined ? [block.id] : []))
    asked = place
  }
  if (open.length > 0) throw missingResults(`messages.${asked}`, open)
}

function missingResults(path: string, ids: string[]): ApiError {
  return badRequest(
    `${path}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${ids.join(', ')}. Each \`tool_use\` block must have a corresponding \`tool_result\` block in the next message.`,
  )
}

function noContent(place: number): ApiError {
  return badRequest(
    `messages.${place}: all messages must have non-empty content except for the optional final assistant message`,
  )
}
