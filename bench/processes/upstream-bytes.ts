/** The bytes of the benches' upstream: encoded ahead, so that hundreds of answers at once cost it little. */
import { countingDeltas } from '@/lib/server/simulator/scripts/texts/count'
import { encodeEvent } from '@/lib/server/simulator/wire-event'

const deltas: Buffer[] = []

/** The event of the word at this index, from 0. */
export function deltaAt(index: number): Buffer {
  if (deltas.length <= index) {
    for (const text of countingDeltas(Math.max(1_000, index + 1)).slice(deltas.length)) {
      const delta = { type: 'text_delta' as const, text }
      deltas.push(Buffer.from(encodeEvent({ type: 'content_block_delta', index: 0, delta })))
    }
  }
  return deltas[index] as Buffer
}

/** Everything before the first word. */
export function opening(): string {
  const usage = {
    input_tokens: 20,
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: 0,
    cache_creation: { ephemeral_5m_input_tokens: 0, ephemeral_1h_input_tokens: 0 },
    output_tokens: 1,
    output_tokens_details: null,
    server_tool_use: null,
    service_tier: 'standard' as const,
    inference_geo: null,
    speed: null,
  }
  const end = { stop_reason: null, stop_sequence: null, stop_details: null, container: null }
  const message = { id: 'msg_bench', type: 'message' as const, role: 'assistant' as const, model: 'claude-sonnet-4-5' }
  return [
    encodeEvent({ type: 'message_start', message: { ...message, content: [], diagnostics: null, usage, ...end } }),
    encodeEvent({ type: 'content_block_start', index: 0, content_block: { type: 'text', text: '', citations: null } }),
    encodeEvent({ type: 'ping' }),
  ].join('')
}

/** Everything after the last word. */
export function ending(words: number): string {
  const usage = {
    input_tokens: 20,
    cache_creation_input_tokens: 0,
    cache_read_input_tokens: 0,
    output_tokens: words,
    output_tokens_details: null,
    server_tool_use: null,
  }
  const end = { stop_reason: 'end_turn' as const, stop_sequence: null, stop_details: null, container: null }
  return [
    encodeEvent({ type: 'content_block_stop', index: 0 }),
    encodeEvent({ type: 'message_delta', delta: end, usage }),
    encodeEvent({ type: 'message_stop' }),
  ].join('')
}

const OVERLOADED = { type: 'error' as const, error: { type: 'overloaded_error' as const, message: 'Overloaded' } }

/** The body of a 529, and the error event in mid-answer. */
export const overloaded = {
  body: JSON.stringify(OVERLOADED),
  event: `event: error\ndata: ${JSON.stringify(OVERLOADED)}\n\n`,
}

/** A whole response to the call that names a chat. */
export function titleAnswer(stream: boolean): string {
  if (stream) return `${opening()}${deltaAt(0)}${ending(1)}`
  const usage = { input_tokens: 20, output_tokens: 1 }
  const content = [{ type: 'text', text: 'Counting' }]
  const message = { id: 'msg_title', type: 'message', role: 'assistant', model: 'claude-sonnet-4-5', content }
  return JSON.stringify({ ...message, stop_reason: 'end_turn', stop_sequence: null, usage })
}
