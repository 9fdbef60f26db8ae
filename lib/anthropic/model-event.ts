/** The events of the Messages API, as they are after the provider's checks. */

/** The API's counts, cumulative within a call. A field that is absent, null or lower changes nothing. */
export interface ModelUsage {
  input_tokens?: number | null | undefined
  output_tokens?: number | null | undefined
  cache_creation_input_tokens?: number | null | undefined
  cache_read_input_tokens?: number | null | undefined
  output_tokens_details?: { thinking_tokens?: number | null | undefined } | null | undefined
  server_tool_use?:
    | { web_search_requests?: number | null | undefined; web_fetch_requests?: number | null | undefined }
    | null
    | undefined
}

/** A content block as the API sends it. Unknown types and fields are kept for later requests. */
export interface ModelContentBlock {
  type: string
  [field: string]: unknown
}

/** A delta of a content block. */
export type ModelDelta =
  | { type: 'text_delta'; text: string }
  | { type: 'thinking_delta'; thinking: string }
  | { type: 'signature_delta'; signature: string }
  | { type: 'input_json_delta'; partial_json: string }
  | { type: 'citations_delta'; citation: Record<string, unknown> }
  | { type: 'compaction_delta'; content: string | null }

/** One event of the Messages stream. Types that the product does not know arrive as `unknown` and are ignored. */
export type ModelEvent =
  | {
      type: 'message_start'
      message: {
        id?: string | undefined
        model?: string | undefined
        usage?: ModelUsage | null | undefined
        content?: ModelContentBlock[] | undefined
      }
    }
  | { type: 'content_block_start'; index: number; content_block: ModelContentBlock }
  | { type: 'content_block_delta'; index: number; delta: ModelDelta }
  | { type: 'content_block_stop'; index: number }
  | {
      type: 'message_delta'
      delta: { stop_reason?: string | null | undefined; stop_details?: Record<string, unknown> | null | undefined }
      usage?: ModelUsage | null | undefined
    }
  | { type: 'message_stop' }
  | { type: 'unknown' }
