/** Puts raw events of the Messages API into words. They are untrusted: any field may be missing or of any type. */

import { promptTokensOf } from '@/lib/shared/usage'

/** What the inspector knows of a raw event. */
export interface RawEvent {
  type: string
  /** Of the content block. */
  index: number | undefined
  /** The type of the block that the event opens. */
  blockType: string | undefined
  deltaType: string | undefined
  /** Its content in one line, not yet cut. */
  line: string
}

type Fields = Record<string, unknown>

/** Characters of a text that a line needs at most: a delta may have a megabyte. */
const MAX_READ = 300

/** Reads an event. */
export function readEvent(event: unknown): RawEvent {
  const fields = fieldsOf(event)
  const type = textOf(fields.type) ?? 'unknown'
  const delta = type === 'content_block_delta' ? fieldsOf(fields.delta) : undefined
  const block = type === 'content_block_start' ? fieldsOf(fields.content_block) : undefined
  return {
    type,
    index: typeof fields.index === 'number' ? fields.index : undefined,
    blockType: block && textOf(block.type),
    deltaType: delta && textOf(delta.type),
    line: Object.hasOwn(LINES, type) ? (LINES[type]?.(fields) ?? '') : rest(fields),
  }
}

const LINES: Readonly<Record<string, (fields: Fields) => string>> = {
  message_start({ message }) {
    const { id, model, usage } = fieldsOf(message)
    return joined(textOf(model), textOf(id), tokensIn(fieldsOf(usage)))
  },
  content_block_start({ content_block }) {
    const { type, name } = fieldsOf(content_block)
    return joined(textOf(type), textOf(name))
  },
  content_block_delta: ({ delta }) => deltaLine(fieldsOf(delta)),
  content_block_stop: () => '',
  message_delta({ delta, usage }) {
    const reason = textOf(fieldsOf(delta).stop_reason)
    const written = fieldsOf(usage).output_tokens
    return joined(reason && `stop_reason ${reason}`, typeof written === 'number' ? `${written} tokens out` : undefined)
  },
  message_stop: () => '',
  ping: () => '',
  error({ error }) {
    const { type, message } = fieldsOf(error)
    return joined(textOf(type), textOf(message))
  },
}

/** All that the model read: the API's input_tokens leave out cached tokens. */
function tokensIn(usage: Fields): string | undefined {
  if (typeof usage.input_tokens !== 'number') return undefined
  const cacheReadTokens = countOf(usage.cache_read_input_tokens)
  const cacheWriteTokens = countOf(usage.cache_creation_input_tokens)
  const all = promptTokensOf({ inputTokens: usage.input_tokens, cacheReadTokens, cacheWriteTokens })
  return cacheReadTokens > 0 ? `${all} tokens in, ${cacheReadTokens} of them from the cache` : `${all} tokens in`
}

const countOf = (value: unknown) => (typeof value === 'number' ? value : 0)

function deltaLine(delta: Fields): string {
  if (delta.type === 'text_delta') return quoted(delta.text)
  if (delta.type === 'thinking_delta') return quoted(delta.thinking)
  if (delta.type === 'input_json_delta') return quoted(delta.partial_json)
  if (delta.type === 'signature_delta') return `${textOf(delta.signature)?.length ?? 0} characters`
  if (delta.type === 'citations_delta') {
    const { cited_text, title, document_title } = fieldsOf(delta.citation)
    return joined(textOf(title) ?? textOf(document_title), cited_text === undefined ? undefined : quoted(cited_text))
  }
  return rest(delta)
}

/** In quotes, so that spaces at the ends can be seen. */
function quoted(value: unknown): string {
  return `“${inOneLine(textOf(value) ?? '')}”`
}

function inOneLine(text: string): string {
  return text
    .slice(0, MAX_READ)
    .replace(/\r\n|[\r\n]/g, '⏎')
    .replace(/\t/g, '⇥')
}

/** The JSON of an unknown event or delta, without its type. */
function rest({ type: _type, ...others }: Fields): string {
  return Object.keys(others).length === 0 ? '' : JSON.stringify(others).slice(0, MAX_READ)
}

function joined(...words: Array<string | undefined>): string {
  return words
    .filter((each) => each !== undefined && each !== '')
    .map((each) => inOneLine(each ?? ''))
    .join(' · ')
}

function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null ? (value as Fields) : {}
}

function textOf(value: unknown): string | undefined {
  return typeof value === 'string' ? value : undefined
}
