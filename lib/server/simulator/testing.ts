/** Shared by the simulator's tests: hand-made requests, a client of the official SDK, and a parser of events. */
import Anthropic from '@anthropic-ai/sdk'
import type { ScriptContext } from './script'
import { createSimulator, type SimulatorOptions, simulatorFetch } from './simulator'
import type { WireDelta, WireEvent } from './wire-event'

/** No waiting at all, not even for a script's pauses. */
export const FAST: SimulatorOptions = {
  ttftMs: 0,
  tokensPerSecond: 0,
  pacer: { first: async () => {}, delta: async () => {}, pause: async () => {} },
}

/** A context with nothing but the question. */
export function contextFor(question: string): ScriptContext {
  return { question, messages: [], toolResults: [], tools: [], paused: [] }
}

/** The official SDK on the simulator. */
export function clientOf(options: SimulatorOptions = FAST): Anthropic {
  return new Anthropic({ apiKey: 'simulator', fetch: simulatorFetch(options), maxRetries: 0 })
}

/** The body of a request with one question. */
export function bodyOf(question: string) {
  return { model: 'claude-opus-5', max_tokens: 20_000, messages: [{ role: 'user' as const, content: question }] }
}

/** A request as a client without the SDK makes it; a header of null is omitted. */
export function requestOf(
  body: unknown,
  {
    path = '/v1/messages',
    method = 'POST',
    headers = {} as Record<string, string | null>,
    signal = undefined as AbortSignal | undefined,
  } = {},
): Request {
  const all = { 'x-api-key': 'any', 'anthropic-version': '2023-06-01', 'content-type': 'application/json', ...headers }
  const sent = new Headers()
  for (const [name, value] of Object.entries(all)) if (value !== null) sent.set(name, value)
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  return new Request(`http://localhost/anywhere${path}`, {
    method,
    headers: sent,
    ...(method === 'POST' && { body: text }),
    ...(signal && { signal }),
  })
}

/** One request to a fast simulator. */
export function ask(...request: Parameters<typeof requestOf>): Promise<Response> {
  return createSimulator(FAST)(requestOf(...request))
}

/** Splits a stream into its events; throws if its bytes are not exactly in the API's form. */
export function eventsOf(text: string): WireEvent[] {
  if (!text.endsWith('\n\n')) throw new Error('The stream does not end with an empty line')
  return text
    .slice(0, -2)
    .split('\n\n')
    .map((each) => {
      const match = /^event: (\w+)\ndata: (\{.*\})$/.exec(each)
      if (!match?.[1] || !match[2]) throw new Error(`Not an event: ${each}`)
      const event: WireEvent = JSON.parse(match[2])
      if (event.type !== match[1]) throw new Error(`Event ${match[1]} carries ${event.type}`)
      return event
    })
}

/** The deltas of a list of events, in order. */
export function deltasOf(events: readonly WireEvent[]): WireDelta[] {
  return events.flatMap((event) => (event.type === 'content_block_delta' ? [event.delta] : []))
}
