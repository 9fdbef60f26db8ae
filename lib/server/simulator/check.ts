/** Rejects what the API rejects, with its status and in its words, so that a fault shows before there is a key. */
import type { z } from 'zod'
import { ApiError, badRequest } from './api-error'
import { findModel } from './models'
import { blocksOf, type ContentBlock, type CountRequest, type MessagesRequest, type RequestMessage } from './request'

const VERSIONS = new Set(['2023-06-01', '2026-10-21'])
const SAMPLING = ['temperature', 'top_p', 'top_k']
/** Models of the 5 generation take no prefill; those of 5.5, and Fable 5.1, take no forced tool either. */
const GENERATION_5 = /^claude-[a-z]+-5(?:-|$)/
const NO_FORCED_TOOL = /^claude-(?:opus|sonnet)-5-5(?:-|$)|^claude-fable-5-1(?:-|$)/

/** Any key at all will do, by either header. */
export function checkKey(headers: Headers): void {
  const bearer = /^Bearer\s+\S/i.test(headers.get('authorization') ?? '')
  if (bearer || headers.get('x-api-key')?.trim()) return
  throw new ApiError('authentication_error', 'Send any non-empty key, as `Authorization: Bearer` or as `x-api-key`.')
}

/** The API version that the request names. */
export function checkVersion(headers: Headers): string {
  const version = headers.get('anthropic-version')
  if (!version) throw badRequest('anthropic-version: header is required')
  if (!VERSIONS.has(version)) throw badRequest(`anthropic-version: "${version}" is not a valid version`)
  return version
}

/** Reads the body by its schema; the first thing wrong with it becomes the message. */
export function parseBody<T>(schema: z.ZodType<T>, text: string): T {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch {
    throw badRequest('The request body is not valid JSON')
  }
  const parsed = schema.safeParse(json, {
    error: (issue) => (issue.input === undefined ? 'Field required' : undefined),
  })
  if (parsed.success) return parsed.data
  const issue = parsed.error.issues[0]
  const path = issue?.path.join('.')
  throw badRequest(path ? `${path}: ${issue?.message}` : `${issue?.message ?? 'Input should be an object'}`)
}

/** Everything that the schema cannot say about a request. */
export function checkRequest(request: CountRequest, version: string): void {
  if (!/^claude-/.test(request.model)) throw new ApiError('not_found_error', `model: ${request.model}`)
  if (version >= '2026-10-21') {
    const field = SAMPLING.find((name) => name in request)
    if (field) throw badRequest(`${field}: Extra inputs are not permitted`)
  }
  checkModelTakes(request)
  checkMessages(request.messages)
}

function checkModelTakes({ model, messages, thinking, tool_choice }: CountRequest): void {
  const choice = tool_choice?.type
  if (GENERATION_5.test(model) && messages.at(-1)?.role === 'assistant') {
    throw badRequest(
      'This model does not support assistant message prefill. The conversation must end with a user message.',
    )
  }
  if (NO_FORCED_TOOL.test(model) && (choice === 'any' || choice === 'tool')) {
    throw badRequest(`tool_choice: "${choice}" is not supported for this model`)
  }
  const types = findModel(model)?.capabilities.thinking.types
  if (thinking && types && !types[thinking.type].supported) {
    throw badRequest(`"thinking.type.${thinking.type}" is not supported for this model.`)
  }
}

/** `max_tokens` against the model's own limit. */
export function checkMaxTokens({ model, max_tokens }: MessagesRequest): void {
  const limit = findModel(model)?.max_tokens
  if (limit !== undefined && max_tokens > limit) {
    throw badRequest(
      `max_tokens: ${max_tokens} > ${limit}, which is the maximum allowed number of output tokens for ${model}`,
    )
  }
}

function checkMessages(messages: RequestMessage[]): void {
  let open: string[] = []
  for (const [place, message] of messages.entries()) {
    const blocks = blocksOf(message)
    const isLast = place === messages.length - 1
    if (blocks.length === 0 && !(isLast && message.role === 'assistant')) {
      throw badRequest(
        `messages.${place}: all messages must have non-empty content except for the optional final assistant message`,
      )
    }
    const answered = blocks.flatMap((block) => (block.type === 'tool_result' ? [block.tool_use_id ?? ''] : []))
    const missing = open.filter((id) => !answered.includes(id))
    if (missing.length > 0) throw missingResults(`messages.${place - 1}`, missing)
    const stray = answered.find((id) => !open.includes(id))
    if (stray !== undefined) {
      throw badRequest(
        `messages.${place}: unexpected \`tool_use_id\` found in \`tool_result\` blocks: ${stray}. Each \`tool_result\` block must have a corresponding \`tool_use\` block in the previous message.`,
      )
    }
    for (const [at, block] of blocks.entries()) checkBlock(block, `messages.${place}.content.${at}`)
    open = blocks.flatMap((block) => (block.type === 'tool_use' && block.id !== undefined ? [block.id] : []))
  }
  if (open.length > 0) throw missingResults(`messages.${messages.length - 1}`, open)
}

function missingResults(path: string, ids: string[]): ApiError {
  return badRequest(
    `${path}: \`tool_use\` ids were found without \`tool_result\` blocks immediately after: ${ids.join(', ')}. Each \`tool_use\` block must have a corresponding \`tool_result\` block in the next message.`,
  )
}

function checkBlock(block: ContentBlock, path: string): void {
  if (block.type === 'text') {
    if (block.text === undefined) throw badRequest(`${path}.text: Field required`)
    if (block.text.trim() === '') throw badRequest(`${path}: text content blocks must contain non-whitespace text`)
  }
  if (block.type === 'thinking' && !block.signature) throw badRequest(`${path}.signature: Field required`)
  if (block.type === 'tool_result' && !block.tool_use_id) throw badRequest(`${path}.tool_use_id: Field required`)
  if (block.type === 'tool_use') {
    if (!block.id) throw badRequest(`${path}.id: Field required`)
    if (!block.name) throw badRequest(`${path}.name: Field required`)
    if (typeof block.input !== 'object' || block.input === null || Array.isArray(block.input)) {
      throw badRequest(`${path}.input: Input should be a valid dictionary`)
    }
  }
}
