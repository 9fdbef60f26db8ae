/** PORT ModelProvider: where answers come from. */
import type { ModelEvent } from '@/lib/stream/model-event'

/** What a call is for; sent as `x-firstword-purpose`, so that calls can be told apart upstream. */
export type CallPurpose = 'answer' | 'title' | 'classify' | 'compact'

/** A message of a request, in the Messages API's form. */
export interface ModelMessage {
  role: 'user' | 'assistant'
  content: string | Array<{ type: string; [field: string]: unknown }>
}

/** One call, in the Messages API's form. */
export interface ModelRequest {
  model: string
  max_tokens: number
  system?: string
  messages: ModelMessage[]
  tools?: Array<{ name: string; description: string; input_schema: { type: 'object'; [field: string]: unknown } }>
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
  /** Called whenever bytes arrive, pings included, which the events do not show. */
  onBytes(): void
  /** Called with each event as it came, before any check: for the recording. */
  onRawEvent(event: unknown): void
  /** Called for each event that could not be read and was left out. */
  onSkippedEvent(): void
}

/** Which provider runs: the embedded simulator, the official API, or another server that speaks its protocol. */
export type ProviderKind = 'simulator' | 'anthropic' | 'compatible'

/** A source of answers. */
export interface ModelProvider {
  readonly kind: ProviderKind
  /**
   * Starts one call and yields its events in order. Rejects with an AppError when the provider
   * refuses, fails or breaks off; a stream that merely ends early ends without an error.
   */
  stream(request: ModelRequest, options: CallOptions): AsyncIterable<ModelEvent>
}
