/**
 * The results of the API's own tools as people see them: a closed set of kinds with named fields, cut to a readable
 * length. Encrypted or large content is left to what goes back to the API.
 */
import { MAX_TITLE } from '@/lib/shared/sources'
import { hostOf, webAddress } from '@/lib/shared/text/web-address'

type Fields = Record<string, unknown>

const MAX_RESULTS = 50
const MAX_OUTPUT = 20_000
const MAX_WORD = 200

/** A result, or why there is none. */
export type ServerResult = { output: Fields } | { errorText: string }

/** The result of a call of one of the API's own tools; `content` is that of its result block. */
export function serverResult(content: unknown): ServerResult {
  if (Array.isArray(content)) return { output: listed(content) }
  const fields = fieldsOf(content)
  const type = word(fields.type)
  if (type.endsWith('_error') || fields.error_code !== undefined) return { errorText: errorWords(fields.error_code) }
  const read = Object.hasOwn(RESULTS, type) ? RESULTS[type] : undefined
  return { output: read ? read(fields) : { type: type || 'unknown' } }
}

const RESULTS: Record<string, (fields: Fields) => Fields> = {
  web_fetch_result: fetched,
  code_execution_result: ran,
  bash_code_execution_result: ran,
  encrypted_code_execution_result: ran,
  text_editor_code_execution_view_result: (fields) => ({
    type: 'text_editor_view',
    fileType: word(fields.file_type),
    text: text(fields.content),
    ...number('startLine', fields.start_line),
    ...number('totalLines', fields.total_lines),
  }),
  text_editor_code_execution_create_result: ({ is_file_update }) => ({
    type: 'text_editor_create',
    isUpdate: is_file_update === true,
  }),
  text_editor_code_execution_str_replace_result: ({ lines }) => ({
    type: 'text_editor_replace',
    lines: Array.isArray(lines)
      ? text(
          lines
            .slice(0, 500)
            .map((line) => (typeof line === 'string' ? line : ''))
            .join('\n'),
        )
      : '',
  }),
  tool_search_tool_search_result: ({ tool_references }) => ({
    type: 'tool_search',
    tools: list(tool_references).map(({ tool_name }) => word(tool_name)),
  }),
}

/** A list holds the pages that a search found, or the text of an MCP server's tool. */
function listed(content: readonly unknown[]): Fields {
  const items = list(content)
  const pages = items.flatMap(({ type, url, title, page_age }) => {
    const address = type === 'web_search_result' ? webAddress(url) : undefined
    if (address === undefined) return []
    const age = word(page_age)
    return [{ url: address, title: word(title, MAX_TITLE) || hostOf(address), ...(age !== '' && { age }) }]
  })
  if (pages.length > 0 || items.length === 0) return { type: 'web_search', results: pages }
  return {
    type: 'text',
    text: text(
      items.map((item) => (item.type === 'text' && typeof item.text === 'string' ? item.text : '')).join('\n'),
    ),
  }
}

function fetched({ url, content, retrieved_at }: Fields): Fields {
  const address = webAddress(url)
  const document = fieldsOf(content)
  const title = word(document.title, MAX_TITLE)
  const mediaType = word(fieldsOf(document.source).media_type)
  const at = word(retrieved_at)
  return {
    type: 'web_fetch',
    ...(address !== undefined && { url: address }),
    ...(title !== '' && { title }),
    ...(mediaType !== '' && { mediaType }),
    ...(at !== '' && { retrievedAt: at }),
  }
}

function ran({ stdout, stderr, return_code, content }: Fields): Fields {
  return {
    type: 'code_execution',
    stdout: text(stdout),
    stderr: text(stderr),
    ...number('returnCode', return_code),
    files: list(content).flatMap(({ file_id }) => (typeof file_id === 'string' ? [word(file_id)] : [])),
  }
}

const ERRORS: Record<string, string> = {
  invalid_tool_input: 'The model called this tool in a way that it does not understand.',
  unavailable: 'This tool is not available at the moment.',
  max_uses_exceeded: 'This tool was used as often as one answer may use it.',
  too_many_requests: 'This tool was asked too often. It works again in a while.',
  query_too_long: 'The search was too long.',
  request_too_large: 'The request to this tool was too large.',
  url_too_long: 'The address was too long.',
  url_not_allowed: 'This address may not be read here.',
  url_not_in_prior_context: 'This address was not named in the chat, so it may not be read.',
  url_not_accessible: 'The page could not be reached.',
  unsupported_content_type: 'The page is of a kind that cannot be read.',
  content_too_large: 'The page was too large.',
  execution_time_exceeded: 'The code ran for too long and was stopped.',
  output_file_too_large: 'A file that the code wrote was too large.',
  file_not_found: 'The file was not found.',
}

/** An error code of the API's own tools in words; an unknown one is named. */
function errorWords(code: unknown): string {
  const name = word(code)
  const words = Object.hasOwn(ERRORS, name) ? ERRORS[name] : undefined
  return words ?? (name === '' ? 'This tool failed.' : `This tool failed: ${name}.`)
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {}
}

function list(value: unknown): Fields[] {
  return Array.isArray(value) ? value.slice(0, MAX_RESULTS).map(fieldsOf) : []
}

function word(value: unknown, maxLength = MAX_WORD): string {
  return typeof value === 'string' ? value.trim().slice(0, maxLength) : ''
}

function text(value: unknown): string {
  return typeof value === 'string' ? value.slice(0, MAX_OUTPUT) : ''
}

function number(name: string, value: unknown): Fields {
  return typeof value === 'number' && Number.isFinite(value) ? { [name]: value } : {}
}
