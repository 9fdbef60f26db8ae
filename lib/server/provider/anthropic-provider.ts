/** ModelProvider over the official SDK; the simulator is only another `fetch` given to it. */
import Anthropic from '@anthropic-ai/sdk'
import type { ModelEvent } from '@/lib/anthropic/model-event'
import { boundedJsonFetch } from './bounded-fetch'
import { withFileBodies } from './file-bodies'
import { listModels } from './list-models'
import { parseModelEvent } from './model-event'
import { observeProvider } from './observed-provider'
import { sharedPace } from './pace'
import type { CallOptions, ModelProvider, ModelRequest } from './provider'
import { toProviderError } from './provider-error'
import { watchedFetch } from './watched-fetch'

/** Which header carries the key. */
export type AuthStyle = 'bearer' | 'x-api-key' | 'both'

/** Everything the client needs; nothing is read from the environment or from profiles on disk. */
export interface AnthropicProviderOptions {
  kind: ModelProvider['kind']
  /** Undefined for a compatible server that wants none. */
  apiKey: string | undefined
  baseURL: string | undefined
  authStyle: AuthStyle
  /** Replaces the SDK's own `anthropic-version`. */
  version: string | undefined
  fetch: typeof globalThis.fetch
}

/** Makes a provider. */
export function createAnthropicProvider(options: AnthropicProviderOptions): ModelProvider {
  return observeProvider({
    kind: options.kind,
    async *stream(request, call): AsyncGenerator<ModelEvent> {
      const body = withFileBodies(request, options.fetch)
      const client = createClient(options, call, watchedFetch(body.fetch, call, sharedPace))
      try {
        const events = await client.messages.create(toBody(body.request), { signal: call.signal })
        for await (const event of events) {
          call.onRawEvent(event)
          const parsed = parseModelEvent(event)
          yield parsed
          // The only proof of the end: some proxies keep the socket open after it. Leaving the loop aborts the call.
          if (parsed.type === 'message_stop') return
          const pause = sharedPace.goOn()
          if (pause) await pause
        }
      } catch (thrown) {
        // An abort is this side's own wish: the caller knows why.
        if (call.signal.aborted) return
        throw toProviderError(thrown)
      }
    },
    async countTokens(request, signal) {
      const body = withFileBodies(request, options.fetch)
      const client = createClient(options, { purpose: 'count', retry: 0 }, boundedJsonFetch(body.fetch))
      try {
        const counted = await client.messages.countTokens(body.request as Anthropic.MessageCountTokensParams, {
          signal,
        })
        return counted.input_tokens
      } catch (thrown) {
        throw toProviderError(thrown)
      }
    },
    listModels: (signal) =>
      listModels(createClient(options, { purpose: 'models', retry: 0 }, boundedJsonFetch(options.fetch)), signal),
  })
}

// Request types lag behind models and tools are plain data here: the API checks them.
function toBody(request: ModelRequest): Anthropic.MessageCreateParamsStreaming {
  return { ...request, stream: true } as Anthropic.MessageCreateParamsStreaming
}

// A client a call: it holds no sockets, and its fetch must know which call the bytes belong to.
function createClient(
  options: AnthropicProviderOptions,
  call: Pick<CallOptions, 'purpose' | 'retry' | 'faults'>,
  fetch: typeof globalThis.fetch,
): Anthropic {
  return new Anthropic({
    apiKey: options.apiKey ?? null,
    ...(options.baseURL !== undefined && { baseURL: options.baseURL }),
    defaultHeaders: {
      ...authHeaders(options),
      'x-firstword-purpose': call.purpose,
      // Retries are this product's own; the count is sent as the SDK's own would be.
      'x-stainless-retry-count': String(call.retry),
      ...(options.kind === 'simulator' && call.faults !== undefined && { 'x-simulator-faults': call.faults }),
    },
    fetch,
    maxRetries: 0,
    // The SDK's log would carry parts of answers and requests.
    logLevel: 'off',
  })
}

function authHeaders({ apiKey, authStyle, version }: AnthropicProviderOptions): Record<string, string | null> {
  const wantsBearer = authStyle !== 'x-api-key' && apiKey !== undefined
  const wantsKeyHeader = authStyle !== 'bearer' && apiKey !== undefined
  return {
    authorization: wantsBearer ? `Bearer ${apiKey}` : null,
    'x-api-key': wantsKeyHeader ? apiKey : null,
    ...(version !== undefined && { 'anthropic-version': version }),
  }
}
