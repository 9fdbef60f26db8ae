/** Rejects what the API rejects, with its status and wording, so that faults show without a key. */
import type { z } from 'zod'
import { ApiError, badRequest } from './api-error'
import { checkFiles } from './check-files'
import { checkAlternation, checkMessages, isPaused } from './check-messages'
import { findModel } from './models'
import { blocksOf, type CountRequest, type MessagesRequest, type OfferedTool } from './request'

const VERSIONS = new Set(['2023-06-01', '2026-10-21'])
const TOOL_NAME = /^[a-zA-Z0-9_-]{1,128}$/
const MAX_CACHE_MARKS = 4
const SAMPLING = ['temperature', 'top_p', 'top_k']
/** Models of generation 5 accept no prefill; those of 5.5, and Fable 5.1, no forced tool either. */
const GENERATION_5 = /^claude-[a-z]+-5(?:-|$)/
const NO_FORCED_TOOL = /^claude-(?:opus|sonnet)-5-5(?:-|$)|^claude-fable-5-1(?:-|$)/

/** Any non-empty key is accepted, in either header. */
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

/** Parses the body by its schema; the first problem becomes the message. */
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

/** All rules that the schema cannot express. */
export function checkRequest(request: CountRequest, version: string): void {
  if (!/^claude-/.test(request.model)) throw new ApiError('not_found_error', `model: ${request.model}`)
  if (version >= '2026-10-21') {
    const field = SAMPLING.find((name) => name in request)
    if (field) throw badRequest(`${field}: Extra inputs are not permitted`)
  }
  checkModelTakes(request)
  checkTools(request)
  checkCacheMarks(request)
  checkMessages(request.messages, { model: request.model, version })
  checkFiles(request)
}

/** Tool names are unique, and the client's tools have an input schema. */
function checkTools({ tools, tool_choice }: CountRequest): void {
  const names = new Set<string>()
  for (const [place, tool] of (tools ?? []).entries()) {
    if (!TOOL_NAME.test(tool.name)) {
      throw badRequest(`tools.${place}.custom.name: String should match pattern '${TOOL_NAME.source}'`)
    }
    if (names.has(tool.name)) throw badRequest('tools: Tool names must be unique.')
    names.add(tool.name)
    const { input_schema: schema } = tool
    const isOwn = isServerTool(tool)
    // A missing schema is left to `checkStrictly`, because scripts are tried by name alone.
    if (!isOwn && schema !== undefined && !isObjectSchema(schema)) throw noSchema(place)
    if (isOwn && Array.isArray(tool.allowed_domains) && Array.isArray(tool.blocked_domains)) {
      throw badRequest(`tools.${place}: Only one of allowed_domains and blocked_domains can be set`)
    }
  }
  if (tool_choice?.type === 'tool' && typeof tool_choice.name === 'string' && !names.has(tool_choice.name)) {
    throw badRequest(`Tool '${tool_choice.name}' not found in provided tools`)
  }
}

/** Rules of this product beyond the simulator's own: roles alternate, tools have a schema. */
export function checkStrictly(request: CountRequest, version: string): void {
  checkRequest(request, version)
  checkAlternation(request.messages)
  const place = (request.tools ?? []).findIndex((tool) => !isServerTool(tool) && !isObjectSchema(tool.input_schema))
  if (place !== -1) throw noSchema(place)
}

function isServerTool({ type }: OfferedTool): boolean {
  return typeof type === 'string' && type !== 'custom'
}

function isObjectSchema(schema: unknown): boolean {
  return typeof schema === 'object' && schema !== null && 'type' in schema && schema.type === 'object'
}

function noSchema(place: number): ApiError {
  return badRequest(`tools.${place}.custom.input_schema.type: Input should be 'object'`)
}

/** The maximum number of cache breakpoints in a request. */
function checkCacheMarks(request: CountRequest): void {
  const { cache_control, system, tools, messages } = request
  const blocks = [...(Array.isArray(system) ? system : []), ...(tools ?? []), ...messages.flatMap(blocksOf)]
  const marks = [{ cache_control }, ...blocks].filter((each) => each.cache_control).length
  if (marks <= MAX_CACHE_MARKS) return
  throw badRequest(`A maximum of 4 blocks with cache_control may be provided. Found ${marks}.`)
}

function checkModelTakes({ model, messages, thinking, tool_choice }: CountRequest): void {
  const choice = tool_choice?.type
  const last = messages.at(-1)
  if (GENERATION_5.test(model) && last?.role === 'assistant' && !isPaused(last)) {
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

/** Checks `max_tokens` against the model's own limit. */
export function checkMaxTokens({ model, max_tokens }: MessagesRequest): void {
  const limit = findModel(model)?.max_tokens
  if (limit !== undefined && max_tokens > limit) {
    throw badRequest(
      `max_tokens: ${max_tokens} > ${limit}, which is the maximum allowed number of output tokens for ${model}`,
    )
  }
}
