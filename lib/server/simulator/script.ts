/** A script: what the simulator answers to one kind of question, step by step. */
import type { ApiErrorType } from './api-error'
import type { OfferedTool, RequestMessage } from './request'

/** Why an answer ended, in the API's words. */
export type StopReason = 'end_turn' | 'max_tokens' | 'stop_sequence' | 'tool_use' | 'pause_turn' | 'refusal'

/** Why an answer ended in a refusal: what the API adds to its `stop_reason`. */
export interface StopDetails {
  type: 'refusal'
  /** The policy that the request ran into; null when it has no name. */
  category: 'cyber' | 'bio' | 'frontier_llm' | 'reasoning_extraction' | 'general_harms' | null
  /** A sentence for people. */
  explanation: string | null
}

/** One step of an answer. */
export type Step =
  | { type: 'say'; text: string; deltas?: readonly string[] }
  | { type: 'think'; text: string }
  | { type: 'call'; name: string; input: object; id?: string }
  | { type: 'pause'; ms: number }
  | { type: 'stop'; reason: StopReason; details?: StopDetails }
  | { type: 'fail'; error: ApiErrorType; message: string }

/** A tool result that the request ends in. */
export interface ToolResult {
  id: string
  /** The tool's name, from the call that this answers. */
  name: string
  text: string
  isError: boolean
}

/** What a script may look at. */
export interface ScriptContext {
  /** The last text that the user wrote. */
  question: string
  messages: readonly RequestMessage[]
  /** Empty unless the request ends in tool results. */
  toolResults: readonly ToolResult[]
  /** Empty too when the request forbids their use. */
  tools: readonly OfferedTool[]
}

/** What the simulator answers to one kind of question. */
export interface Script {
  name: string
  /** A few words for a button. */
  title: string
  /** A question that brings this script on. */
  question: string
  /** Whether `steps` answers tool results itself; those of other scripts are only reported. */
  takesResults?: true
  matches(question: string): boolean
  steps(context: ScriptContext): Step[]
}

/** Text; with `deltas` it goes out in exactly these pieces. */
export function say(text: string, deltas?: readonly string[]): Step {
  return { type: 'say', text, ...(deltas && { deltas }) }
}

/** Thinking; whether its text is shown is for the request to say. */
export function think(text: string): Step {
  return { type: 'think', text }
}

/** A call of a tool; the answer then stops with `tool_use`. */
export function call(name: string, input: object, id?: string): Step {
  return { type: 'call', name, input, ...(id !== undefined && { id }) }
}

/** A rest. */
export function pause(ms: number): Step {
  return { type: 'pause', ms }
}

/** The end, for this reason; steps after it are not played. */
export function stop(reason: StopReason, details?: StopDetails): Step {
  return { type: 'stop', reason, ...(details && { details }) }
}

/** A failure: an HTTP status when nothing came before it, else an `error` event. */
export function fail(error: ApiErrorType, message: string): Step {
  return { type: 'fail', error, message }
}

const POLITE = /^(?:please|kindly|can you|could you|would you|will you|claude)[,:]?\s+/

/** A question as scripts match it: small letters, single spaces, no politeness and no mark at the end. */
export function plain(question: string): string {
  let text = question.toLowerCase().replaceAll('’', "'").replace(/\s+/g, ' ').trim()
  while (POLITE.test(text)) text = text.replace(POLITE, '')
  return text
    .replace(/[,;]? please$/, '')
    .replace(/[\s.!?…]+$/, '')
    .replace(/[,;]? please$/, '')
}
