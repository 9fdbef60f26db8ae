/** A script: what the simulator answers to one kind of question, step by step. */
import type { ApiErrorType } from './api-error'
import type { WireCitation } from './citation'
import type { ContentBlock, OfferedTool, RequestMessage } from './request'

/** Why an answer ended, in the API's words. */
export type StopReason =
  | 'end_turn'
  | 'max_tokens'
  | 'stop_sequence'
  | 'tool_use'
  | 'pause_turn'
  | 'refusal'
  | 'model_context_window_exceeded'
  | 'compaction'

/** Why an answer ended in a refusal: what the API adds to its `stop_reason`. */
export interface StopDetails {
  type: 'refusal'
  /** The policy that the request violated; null if it has no name. */
  category: 'cyber' | 'bio' | 'frontier_llm' | 'reasoning_extraction' | 'general_harms' | null
  /** A sentence for people. */
  explanation: string | null
}

/** One step of an answer. */
export type Step =
  | { type: 'say'; text: string; deltas?: readonly string[] }
  | { type: 'think'; text: string }
  | { type: 'call'; name: string; input: object; id?: string; json?: string }
  | { type: 'cite'; text: string; citations: readonly WireCitation[] }
  | { type: 'serve'; name: string; input: object; isWhole: boolean }
  | { type: 'served'; block: string; content: unknown; id?: string }
  | { type: 'redact'; about: string }
  | { type: 'compact'; content: string }
  | { type: 'block'; block: { type: string; [field: string]: unknown } }
  | { type: 'pause'; ms: number }
  | { type: 'stop'; reason: StopReason; details?: StopDetails }
  | { type: 'fail'; error: ApiErrorType; message: string }

/** A tool result at the end of the request. */
export interface ToolResult {
  id: string
  /** The tool's name, from the call that this answers. */
  name: string
  text: string
  isError: boolean
}

/** What a script can see of the request. */
export interface ScriptContext {
  /** The user's last text. */
  question: string
  messages: readonly RequestMessage[]
  /** Empty unless the request ends in tool results. */
  toolResults: readonly ToolResult[]
  /** Also empty if the request forbids their use. */
  tools: readonly OfferedTool[]
  /** The model's content when it paused, if the request ends in it; otherwise empty. */
  paused: readonly ContentBlock[]
}

/** What the simulator answers to one kind of question. */
export interface Script {
  name: string
  /** A few words for a button. */
  title: string
  /** A question that selects this script. */
  question: string
  /** Whether `steps` answers tool results itself; otherwise they are only reported. */
  takesResults?: true
  matches(question: string): boolean
  steps(context: ScriptContext): Step[]
}

/** Text; with `deltas` it is sent in exactly these pieces. */
export function say(text: string, deltas?: readonly string[]): Step {
  return { type: 'say', text, ...(deltas && { deltas }) }
}

/** Thinking; the request decides whether its text is shown. */
export function think(text: string): Step {
  return { type: 'think', text }
}

/** A tool call; the answer then stops with `tool_use`. */
export function call(name: string, input: object, id?: string): Step {
  return { type: 'call', name, input, ...(id !== undefined && { id }) }
}

/** A call whose input is sent as this text, which need not be JSON. */
export function callRaw(name: string, json: string): Step {
  return { type: 'call', name, input: {}, json }
}

/** Text with citations, in a block of its own, as the API sends it. */
export function cite(text: string, ...citations: WireCitation[]): Step {
  return { type: 'cite', text, citations }
}

/** A call of one of the API's own tools; with `isWhole` its input is in the block's start. */
export function serve(name: string, input: object, isWhole = false): Step {
  return { type: 'serve', name, input, isWhole }
}

/** The result of the last such call, or of an earlier one by its id. */
export function served(block: string, content: unknown, id?: string): Step {
  return { type: 'served', block, content, ...(id !== undefined && { id }) }
}

/** Thinking that is never shown, whatever the request asks for. */
export function redact(about: string): Step {
  return { type: 'redact', about }
}

/** A summary of the older part of a conversation. */
export function compact(content: string): Step {
  return { type: 'compact', content }
}

/** A block of any type, complete in its start. */
export function block(type: string, fields: object = {}): Step {
  return { type: 'block', block: { ...fields, type } }
}

/** Whether a request offers a tool of this name. */
export function offers({ tools }: ScriptContext, name: string): boolean {
  return tools.some((tool) => tool.name === name)
}

/** A pause. */
export function pause(ms: number): Step {
  return { type: 'pause', ms }
}

/** The end, with this stop reason; later steps are not played. */
export function stop(reason: StopReason, details?: StopDetails): Step {
  return { type: 'stop', reason, ...(details && { details }) }
}

/** A failure: an HTTP status if nothing precedes it, else an `error` event. */
export function fail(error: ApiErrorType, message: string): Step {
  return { type: 'fail', error, message }
}

const POLITE = /^(?:please|kindly|can you|could you|would you|will you|claude)[,:]?\s+/

/** A question normalised for matching: lower case, single spaces, no politeness and no final punctuation. */
export function plain(question: string): string {
  let text = question.toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ').trim()
  while (POLITE.test(text)) text = text.replace(POLITE, '')
  return text
    .replace(/[,;]? please$/, '')
    .replace(/(?<![\s.!?…])[\s.!?…]+$/, '')
    .replace(/[,;]? please$/, '')
}
