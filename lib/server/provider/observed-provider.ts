/**
 * ModelProvider around another one, whose outcomes it tracks. It makes no calls of its own, because calls cost money.
 */
import { createOutcomes } from '@/lib/server/outcomes'
import { type AppError, type ErrorCode, isAppError, toAppError } from '@/lib/shared/error'
import { passing } from './passing'
import type { CallOptions, ModelProvider, ModelRequest } from './provider'

/** Failures that affect everybody. Any other refusal comes from a working server. */
const DOWN: ReadonlySet<ErrorCode> = new Set([
  'provider_key',
  'provider_failed',
  'overloaded',
  'timed_out',
  'connection_lost',
])

/** For optional endpoints: a failure matters only when the server is unreachable or refuses the key. */
const DOWN_FOR_ALL: ReadonlySet<ErrorCode> = new Set(['provider_key', 'timed_out', 'connection_lost'])

/** Wraps a provider. */
export function observeProvider(provider: Omit<ModelProvider, 'health'>): ModelProvider {
  const outcomes = createOutcomes()

  function stream(request: ModelRequest, options: CallOptions) {
    let hasBegun = false
    return passing(() => provider.stream(request, options), {
      each() {
        if (!hasBegun) outcomes.up()
        hasBegun = true
      },
      end(how) {
        if (how.kind === 'ended' && options.signal.aborted && wasSilent(options.signal, hasBegun)) outcomes.down()
        if (how.kind !== 'failed') return
        const error = toAppError(how.thrown)
        if (DOWN.has(error.code) || isNowhere(error)) outcomes.down()
        else outcomes.up()
      },
    })
  }

  async function noted<T>(work: Promise<T>): Promise<T> {
    try {
      const result = await work
      outcomes.up()
      return result
    } catch (thrown) {
      if (DOWN_FOR_ALL.has(toAppError(thrown).code)) outcomes.down()
      throw thrown
    }
  }

  return {
    kind: provider.kind,
    stream,
    countTokens: (request, signal) => noted(provider.countTokens(request, signal)),
    listModels: (signal) => noted(provider.listModels(signal)),
    health: outcomes.read,
  }
}

/** A person's stop says nothing about the provider; a stall does, and so does a time limit before the first byte. */
function wasSilent({ reason }: AbortSignal, hasBegun: boolean): boolean {
  if (isAppError(reason)) return reason.code === 'timed_out'
  return !hasBegun && reason instanceof DOMException && reason.name === 'TimeoutError'
}

/** No Messages API at the address, an unknown model, or a redirect. */
function isNowhere({ cause }: AppError): boolean {
  if (typeof cause !== 'object' || cause === null || !('status' in cause)) return false
  const { status } = cause
  return status === 404 || (typeof status === 'number' && status >= 300 && status < 400)
}
