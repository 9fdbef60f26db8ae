/** The API's rules for each content block of a request. */
import { badRequest } from './api-error'
import type { ContentBlock, RequestMessage } from './request'
import { isRedactedData, isSigned } from './signature'

/** The position of a block. */
export interface BlockPlace {
  path: string
  role: RequestMessage['role']
  model: string
  /** The API version of the request. */
  version: string
}

const IMAGE_TYPES = new Set(['image/jpeg', 'image/png', 'image/gif', 'image/webp'])
const BASE64 = /^[A-Za-z0-9+/]+={0,2}$/
const MAX_CALL_NAME = 128

/** Throws for a block that the API would refuse. */
export function checkBlock(block: ContentBlock, place: BlockPlace): void {
  const check = Object.hasOwn(CHECKS, block.type) ? CHECKS[block.type] : undefined
  check?.(block, place)
}

const CHECKS: Record<string, (block: ContentBlock, place: BlockPlace) => void> = {
  text(block, { path, role, version }) {
    if (block.text === undefined) throw badRequest(`${path}.text: Field required`)
    if (block.text.trim() === '') throw badRequest(`${path}: text content blocks must contain non-whitespace text`)
    if (role === 'user' && version >= '2026-10-21' && Array.isArray(block.citations) && block.citations.length > 0) {
      throw badRequest(`${path}.citations: Extra inputs are not permitted`)
    }
  },
  thinking(block, { path, model }) {
    const { signature, thinking } = block
    if (!signature) throw badRequest(`${path}.signature: Field required`)
    if (typeof thinking !== 'string') throw badRequest(`${path}.thinking: Field required`)
    if (!isSigned(model, thinking, signature)) throw badRequest(`${path}: Invalid \`signature\` in \`thinking\` block`)
  },
  redacted_thinking(block, { path, model }) {
    if (typeof block.data !== 'string') throw badRequest(`${path}.data: Field required`)
    if (!isRedactedData(model, block.data)) throw badRequest(`${path}: Invalid \`data\` in \`redacted_thinking\` block`)
  },
  tool_result(block, { path, role }) {
    if (!block.tool_use_id) throw badRequest(`${path}.tool_use_id: Field required`)
    if (role !== 'user') throw badRequest(`${path}: \`tool_result\` blocks can only be in \`user\` messages`)
    checkInner(block.content, `${path}.content`)
  },
  tool_use: checkCall,
  server_tool_use: checkCall,
  image(block, { path, role }) {
    if (role !== 'user') throw badRequest(`${path}: \`image\` blocks can only be in \`user\` messages`)
    checkSource(block, path, IMAGE_TYPES)
  },
  document(block, { path, role }) {
    if (role !== 'user') throw badRequest(`${path}: \`document\` blocks can only be in \`user\` messages`)
    checkSource(block, path, new Set(['application/pdf']))
  },
}

function checkCall(block: ContentBlock, { path, role }: BlockPlace): void {
  const { id, name, input } = block
  if (role !== 'assistant') throw badRequest(`${path}: \`${block.type}\` blocks can only be in \`assistant\` messages`)
  if (!id) throw badRequest(`${path}.id: Field required`)
  if (!/^[a-zA-Z0-9_-]+$/.test(id)) throw badRequest(`${path}.id: String should match pattern '^[a-zA-Z0-9_-]+$'`)
  if (!name) throw badRequest(`${path}.name: Field required`)
  if (name.length > MAX_CALL_NAME) throw badRequest(`${path}.name: String should have at most 128 characters`)
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    throw badRequest(`${path}.input: Input should be a valid dictionary`)
  }
}

/** The content of a tool result: text, or blocks that are checked as in a user's message. */
function checkInner(content: unknown, path: string): void {
  if (!Array.isArray(content)) return
  for (const [at, inner] of content.entries()) {
    const block = inner as ContentBlock
    if (block.type === 'image' || block.type === 'document' || block.type === 'text') {
      checkBlock(block, { path: `${path}.${at}`, role: 'user', model: '', version: '' })
    }
  }
}

/** The source of an image or document: bytes, text or URL. */
function checkSource(block: ContentBlock, path: string, mediaTypes: ReadonlySet<string>): void {
  const source = block.source as Record<string, unknown> | undefined
  if (typeof source !== 'object' || source === null) throw badRequest(`${path}.source: Field required`)
  if (source.type === 'base64') {
    const { media_type, data } = source
    if (typeof media_type !== 'string' || !mediaTypes.has(media_type)) {
      throw badRequest(`${path}.source.base64.media_type: Input should be ${[...mediaTypes].join(', ')}`)
    }
    if (typeof data !== 'string' || !BASE64.test(data)) {
      throw badRequest(`${path}.source.base64.data: Invalid base64 data`)
    }
  } else if (source.type === 'text') {
    if (typeof source.data !== 'string' || source.data.trim() === '') {
      throw badRequest(`${path}.source.text.data: Input should be a non-empty string`)
    }
    if (source.media_type !== 'text/plain')
      throw badRequest(`${path}.source.text.media_type: Input should be text/plain`)
  }
}
