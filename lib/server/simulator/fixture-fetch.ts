/** Plays recorded events in place of scripts: a `fetch` for the SDK, which answers each call with the next recorded one. */
import { setTimeout as sleep } from 'node:timers/promises'
import { newId } from '@/lib/shared/ids'
import type { FixtureFile } from '@/lib/stream/recording-file'
import { badRequest, errorBody } from './api-error'
import type { Pacer } from './pacer'
import { streamFrames } from './play'
import type { Frame } from './wire'
import type { WireEvent } from './wire-event'

type Call = FixtureFile['calls'][number]

/** How a fixture is played. */
export interface FixtureOptions {
  /** 2 is twice as fast as it was recorded. */
  speed?: number
  /** Makes what decides when each event may pass; by default a clock. */
  pacerOf?(call: Call): Pacer
}

/** The `fetch`. A call beyond the last one is refused. */
export function fixtureFetch({ calls }: FixtureFile, options: FixtureOptions = {}): typeof fetch {
  const { speed = 1, pacerOf = (call) => clockOf(call, speed) } = options
  let next = 0
  return async (_input, init) => {
    const signal = init?.signal ?? new AbortController().signal
    signal.throwIfAborted()
    const requestId = `req_${newId()}`
    const headers = { 'request-id': requestId }
    const call = calls[next]
    if (!call) {
      const error = badRequest('The recording holds no more calls.')
      return Response.json(errorBody(error, requestId), { status: error.status, headers })
    }
    next += 1
    return new Response(streamFrames(framesOf(call), pacerOf(call), { signal }, requestId), {
      headers: { ...headers, 'content-type': 'text/event-stream; charset=utf-8' },
    })
  }
}

/** Each event is due at its own time, so that late timers never add up. */
function* framesOf({ events }: Call): Generator<Frame, void> {
  for (const [index, { event }] of events.entries()) {
    yield { type: 'delta', index }
    // Whatever was recorded goes out again as it came.
    yield { type: 'event', event: event as WireEvent }
  }
}

function clockOf({ events }: Call, speed: number): Pacer {
  const start = performance.now()
  return {
    first: async () => {},
    pause: async () => {},
    async delta(index, signal) {
      signal.throwIfAborted()
      const ms = start + (events[index]?.at ?? 0) / speed - performance.now()
      if (ms > 0) await sleep(ms, undefined, { signal })
    },
  }
}
