/** PORT ModelProvider: where answers come from. */

import type { ModelEvent } from '@/lib/anthropic/model-event'
import type { ModelMessage } from '@/lib/anthropic/transcript'
import type { AdapterHealth } from '@/lib/server/outcomes'
import type { ServerTool } from '@/lib/server/tools/server-tools'

/** What a call is for; sent as `x-firstword-purpose`, so that calls can be told apart upstream. */
export type CallPurpose = 'answer' | 'title' | 'classify' | 'compact' | 'count' | 'models'

/** A tool as a call offers it: one that this side runs, or one of the API's own, known by its type. */
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
  output_config?: { effort: string }
  cache_control?: { type: 'ephemeral' }
}

/** How one call is watched and ended. */
export interface CallOptions {
  purpose: CallPurpose
  /** How often this call was tried before; sent as the SDK's own retry count. */
  retry: number
  /** Faults for the simulator to play; no other provider is told. */
  faults?: string | undefined
  /** Aborting ends the call upstream; the iteration then ends without an error. */
  signal: AbortSignal
  /** Called with the request as it goes out, where that is not as it was given. */
  onRequest?(request: ModelRequest): void
  /** Called whenever bytes arrive, with how many, pings included, which the events do not show. */
  onBytes(count: number): void
  /** Called with each event as it came, before any check: for the recording. */
  onRawEvent(event: unknown): void
  /** Called for each event that could not be read and was left out. */
  onSkippedEvent(): void
}

/** Which provider runs: the embedded simulator, the official API, or another server that speaks its protocol. */
export type ProviderKind = 'simulator' | 'anthropic' | 'compatible'

/** A model as its provider lists it. */
export interface ListedModel {
  id: string
  name: string
  lifecycle: 'active' | 'deprecated' | 'retired' | undefined
  /** ISO 8601. */
  retiresAt: string | undefined
  contextTokens: number | undefined
  maxOutputTokens: number | undefined
  /** Whether it thinks as much as it is told to. */
  takesEffort: boolean | undefined
}

/** A source of answers. */
export interface ModelProvider {
  readonly kind: ProviderKind
  /**
   * Starts one call and yields its events in order. Rejects with an AppError when the provider
   * refuses, fails or breaks off; a stream that merely ends early ends without an error.
   */
  stream(request: ModelRequest, options: CallOptions): AsyncIterable<ModelEvent>
  /** How many tokens a request brings; costs nothing. Rejects with an AppError, also where the provider cannot count. */
  countTokens(request: Omit<ModelRequest, 'max_tokens'>, signal: AbortSignal): Promise<number>
  /** The models that it has. Rejects with an AppError, also where the provider has no such list. */
  listModels(signal: AbortSignal): Promise<ListedModel[]>
  /** How the last call went; asks nobody. */
  health(): AdapterHealth
}
