/**
 * A fetch for every call with the key: it follows no redirect, which would send the key elsewhere, and bounds bodies
 * that are not streams.
 */
import { readTo } from '@/lib/server/http/read-to'
import { AppError } from '@/lib/shared/error'
import { UPSTREAM_LIMITS } from './upstream-limits'

type Fetch = typeof globalThis.fetch

/** Wraps a fetch: follows no redirects and bounds the body of an error. */
export function boundedFetch(fetch: Fetch): Fetch {
  return async (input, init) => {
    const response = await fetch(input, { ...init, redirect: 'manual' })
    if (isRedirect(response)) {
      await response.body?.cancel().catch(() => {})
      throw redirected(response)
    }
    if (response.ok || !response.body) return response
    const { bytes } = await readTo(response.body, UPSTREAM_LIMITS.errorBytes, init?.signal ?? undefined)
    return new Response(bytes, response)
  }
}

/** The same for calls with a JSON response. */
export function boundedJsonFetch(fetch: Fetch): Fetch {
  const bounded = boundedFetch(fetch)
  return async (input, init) => {
    const response = await bounded(input, init)
    if (!response.ok || !response.body) return response
    const { bytes, isWhole } = await readTo(response.body, UPSTREAM_LIMITS.jsonBytes, init?.signal ?? undefined)
    if (!isWhole) throw new AppError('provider_failed', { cause: new Error('a body that does not end') })
    return new Response(bytes, response)
  }
}

function isRedirect({ status, type }: Response): boolean {
  return type === 'opaqueredirect' || (status >= 300 && status < 400)
}

function redirected({ status }: Response): AppError {
  return new AppError('provider_refused', {
    message:
      'The address of the model provider sends requests on to another address, which is not done: the key would go there. The operator of this site needs to set ANTHROPIC_BASE_URL to the address itself.',
    cause: Object.assign(new Error('a redirect, which was not followed'), { status }),
  })
}
