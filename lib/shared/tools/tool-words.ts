/** A tool call in one line: its input and its result. */
import { beginningOf, endOf, type GrowingField, wholeFields } from './partial-input'

const MAX_LINE = 240
const MAX_FIELD = 60
const MAX_GROWING = 120

const oneLine = (text: string) => text.replace(/\s+/g, ' ').trim()

/** The beginning of a text in one line. */
export const shortLine = (text: string) => oneLine(text.trimStart().slice(0, 10 * MAX_LINE)).slice(0, MAX_LINE)

/** Fields in a line; more would not fit, and the limit bounds the work. */
const FIRST_FIELDS = 8

/** An input in one line; of a growing one, the part that grows. */
export function inputLine(fields: readonly GrowingField[], isGrowing: boolean): string {
  const shown = [...fields.slice(0, FIRST_FIELDS), ...fields.slice(Math.max(FIRST_FIELDS, fields.length - 1))]
  const words = shown.map((field, at) => {
    const isTail = isGrowing && at === shown.length - 1
    const text = isTail && field.length > MAX_GROWING ? `…${endOf(field, MAX_GROWING)}` : beginningOf(field, MAX_LINE)
    const part = isTail || shown.length === 1 ? text : text.slice(0, MAX_FIELD)
    return shown.length === 1 ? part : `${fieldTitle(field.name)}: ${part}`
  })
  if (fields.length > shown.length) words.splice(FIRST_FIELDS, 0, '…')
  return oneLine(words.join(' · ')).slice(isGrowing ? -MAX_LINE : 0, isGrowing ? undefined : MAX_LINE)
}

/** `time_zone` as people write it: `Time zone`. */
export function fieldTitle(name: string): string {
  const words = name.replaceAll('_', ' ').trim()
  return words === '' ? '' : `${words.charAt(0).toUpperCase()}${words.slice(1)}`
}

const DEEPEST = 4

/** A value as people read it: lists with commas or in lines, fields by their names, yes and no. */
export function readableText(value: unknown, depth = 0): string {
  if (typeof value === 'string') return value
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  if (value === null || value === undefined) return '–'
  if (typeof value !== 'object') return String(value)
  if (depth >= DEEPEST) return JSON.stringify(value)
  const parts = Array.isArray(value)
    ? value.map((each) => readableText(each, depth + 1))
    : Object.entries(value).map(([name, each]) => `${fieldTitle(name)}: ${readableText(each, depth + 1)}`)
  const isNested = Object.values(value).some((each) => typeof each === 'object' && each !== null)
  return parts.join(isNested ? '\n' : Array.isArray(value) ? ', ' : ' · ')
}

/** The fields of a whole input, with values as people read them. */
export function readableFields(input: unknown): GrowingField[] {
  return wholeFields(input).map((field) => {
    if (field.isText) return field
    const text = readableText((input as Fields)[field.name])
    return { ...field, pieces: [text], length: text.length }
  })
}

type Fields = Record<string, unknown>

const LINES: Record<string, (output: Fields) => string | undefined> = {
  calculator: ({ expression, value, exact, fraction }) =>
    typeof value === 'string'
      ? `${String(expression)} ${exact === true ? '=' : '≈'} ${value}${typeof fraction === 'string' ? ` (${fraction})` : ''}`
      : undefined,
  convert_units: ({ value, from, result, to, exact }) =>
    typeof result === 'string'
      ? `${String(value)} ${String(from)} ${exact === true ? '=' : '≈'} ${result} ${String(to)}`
      : undefined,
  current_time: ({ time_zone, local }) => (typeof local === 'string' ? `${String(time_zone)}: ${local}` : undefined),
  search_my_chats: ({ query, found }) =>
    Array.isArray(found) ? `${String(query)}: ${found.length === 1 ? '1 place' : `${found.length} places`}` : undefined,
  make_chart: ({ title }) => (typeof title === 'string' ? title : undefined),
  run_javascript: ({ value, console: lines }) => {
    if (typeof value === 'string') return `= ${value}`
    return Array.isArray(lines) && lines.length > 0
      ? `Printed ${lines.length === 1 ? '1 line' : `${lines.length} lines`}`
      : 'No value'
  },
  web_search: ({ results }) => (Array.isArray(results) ? counted(results.length, 'page', 'pages') : undefined),
  web_fetch: ({ title, url }) => (typeof title === 'string' ? title : typeof url === 'string' ? url : undefined),
  code_execution: ranLine,
  bash_code_execution: ranLine,
  text_editor_code_execution: ({ type, isUpdate }) => {
    if (type === 'text_editor_create') return isUpdate === true ? 'Replaced' : 'Written'
    return type === 'text_editor_replace' ? 'Changed' : undefined
  },
}

/** What the code printed, or how it failed. */
function ranLine({ stdout, returnCode, files }: Fields): string | undefined {
  if (typeof returnCode === 'number' && returnCode !== 0) return `Ended with code ${returnCode}`
  if (typeof stdout === 'string' && stdout.trim() !== '') return `= ${stdout}`
  return Array.isArray(files) && files.length > 0 ? counted(files.length, 'file', 'files') : 'Nothing was printed'
}

function counted(count: number, one: string, many: string): string {
  return count === 1 ? `1 ${one}` : `${count} ${many}`
}

/** A result in one line; undefined for tools without a line of their own. */
export function resultLine(toolName: string, output: unknown): string | undefined {
  if (typeof output !== 'object' || output === null) return undefined
  const line = Object.hasOwn(LINES, toolName) ? LINES[toolName]?.(output as Fields) : undefined
  return line === undefined ? undefined : shortLine(line)
}
