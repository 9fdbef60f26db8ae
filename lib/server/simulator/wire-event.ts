/** The events of the Messages API: their types and their byte form. */
import type { ApiErrorBody } from './api-error'
import type { WireCitation } from './citation'
import type { StopDetails, StopReason } from './script'

/** The input counts of a request, the same at an answer's start and end. */
export interface InputUsage {
  input_tokens: number
  cache_creation_input_tokens: number
  cache_read_input_tokens: number
}

/** A message's usage, as in `message_start` and in a complete message. */
export interface WireUsage extends InputUsage {
  cache_creation: { ephemeral_5m_input_tokens: number; ephemeral_1h_input_tokens: number }
  output_tokens: number
  output_tokens_details: { thinking_tokens: number } | null
  server_tool_use: { web_search_requests: number; web_fetch_requests: number } | null
  service_tier: 'standard'
  inference_geo: null
  speed: null
}

/** A content block in a message. */
export type WireBlock =
  | { type: 'text'; text: string; citations: WireCitation[] | null }
  | { type: 'thinking'; thinking: string; signature: string }
  | { type: 'redacted_thinking'; data: string }
  | { type: 'tool_use' | 'server_tool_use'; id: string; name: string; input: object; caller: { type: 'direct' } }
  | { type: 'compaction'; content: string | null }
  | WholeBlock

/** A block without deltas: a server tool's result, a file, or an unknown one. */
export interface WholeBlock {
  type: `${string}_result` | 'container_upload' | `future_${string}`
  [field: string]: unknown
}

/** A change to a content block. */
export type WireDelta =
  | { type: 'text_delta'; text: string }
  | { type: 'thinking_delta'; thinking: string }
  | { type: 'signature_delta'; signature: string }
  | { type: 'input_json_delta'; partial_json: string }
  | { type: 'citations_delta'; citation: WireCitation }
  | { type: 'compaction_delta'; content: string }

/** What is known only at an answer's end. */
export interface WireEnd {
  stop_reason: StopReason | null
  stop_sequence: string | null
  stop_details: StopDetails | null
  container: null
}

/** A message as the API answers it. */
export interface WireMessage extends WireEnd {
  id: string
  type: 'message'
  role: 'assistant'
  model: string
  content: WireBlock[]
  diagnostics: null
  usage: WireUsage
}

/** An event of the stream; its `type` is also its name on the wire. */
export type WireEvent =
  | { type: 'message_start'; message: WireMessage }
  | { type: 'content_block_start'; index: number; content_block: WireBlock }
  | { type: 'ping' }
  | { type: 'content_block_delta'; index: number; delta: WireDelta }
  | { type: 'content_block_stop'; index: number }
  | {
      type: 'message_delta'
      delta: WireEnd
      usage: InputUsage & Pick<WireUsage, 'output_tokens' | 'output_tokens_details' | 'server_tool_use'>
    }
  | { type: 'message_stop' }
  | ApiErrorBody

/** An event in its byte form. */
export function encodeEvent(event: WireEvent): string {
  return `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`
}
