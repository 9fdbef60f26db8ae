/** PORT ModelProvider: where answers come from. */

import type { ModelEvent } from '@/lib/anthropic/model-event'
import type { ModelMessage } from '@/lib/anthropic/transcript'
import type { AdapterHealth } from '@/lib/server/outcomes'
import type { ServerTool } from '@/lib/server/tools/server-tools'

/** The purpose of a call, sent as `x-firstword-purpose` so that calls can be distinguished upstream. */
export type CallPurpose = 'answer' | 'title' | 'classify' | 'compact' | 'count' | 'models'

/** A tool in a request: one that runs here, or one of the API's own, identified by its type. */
export type OfferedTool =
  | { name: string; description: string; input_schema: { type: 'object'; [field: string]: unknown } }
  | ServerTool

/** One call, in the Messages API's form. */
export interface ModelRequest {
  model: string
  max_tokens: number
  system?: string
  messages: ModelMessage[]
  tools?: OfferedTool[]
  tool_choice?: { type: 'auto' | 'none' }
  thinking?: { type: string; display?: string }
  output_config?: { effort?: string; format?: { type: 'json_schema'; schema: object } }
  cache_control?: { type: 'ephemeral' }
}

/** Options of one call. */
export interface CallOptions {
  purpose: CallPurpose
  /** The number of earlier tries, sent as the SDK's retry count. */
  retry: number
  /** Faults for the simulator to play; never sent to other providers. */
  faults?: string | undefined
  /** Aborting ends the call upstream; the iteration then ends without an error. */
  signal: AbortSignal
  /** Called with the request as sent, if it was changed. */
  onRequest?(request: ModelRequest): void
  /** Called with the number of bytes whenever some arrive, pings included. */
  onBytes(count: number): void
  /** Called with each raw event before validation, for the recording. */
  onRawEvent(event: unknown): void
  /** Called for each unreadable event that was skipped. */
  onSkippedEvent(): void
}

/** Which provider runs: the embedded simulator, the official API, or another server that speaks its protocol. */
export type ProviderKind = 'simulator' | 'anthropic' | 'compatible'

/** A model in the provider's list. */
export interface ListedModel {
  id: string
  name: string
  lifecycle: 'active' | 'deprecated' | 'retired' | undefined
  /** ISO 8601. */
  retiresAt: string | undefined
  contextTokens: number | undefined
  maxOutputTokens: number | undefined
  /** Whether it accepts an effort. */
  takesEffort: boolean | undefined
}

/** A source of answers. */
export interface ModelProvider {
  readonly kind: ProviderKind
  /**
   * Starts one call and yields its events in order. Rejects with an AppError when the provider refuses, fails or
   * disconnects; a stream that merely ends early ends without an error.
   */
  stream(request: ModelRequest, options: CallOptions): AsyncIterable<ModelEvent>
  /**
   * The number of input tokens of a request; free of charge. Rejects with an AppError, also when the provider cannot
   * count.
   */
  countTokens(request: Omit<ModelRequest, 'max_tokens'>, signal: AbortSignal): Promise<number>
  /** The provider's models. Rejects with an AppError, also when it has no list. */
  listModels(signal: AbortSignal): Promise<ListedModel[]>
  /** The outcome of the last call, without a request. */
  health(): AdapterHealth
}
