/** The parts of a request that an answer's events depend on, and the message that they begin with. */
import { splitTokens } from './tokens'
import type { InputUsage, WireMessage } from './wire-event'

/** What the events depend on. */
export interface AnswerFacts {
  messageId: string
  model: string
  input: InputUsage
  maxTokens: number
  /** `hidden`: the block is empty but signed, and arrives after the time the thinking took. */
  thinking: 'shown' | 'hidden' | 'off'
  stopSequences: readonly string[]
}

/** The message as in `message_start`. */
export function emptyMessage(facts: AnswerFacts): WireMessage {
  return {
    id: facts.messageId,
    type: 'message',
    role: 'assistant',
    model: facts.model,
    content: [],
    container: null,
    diagnostics: null,
    stop_reason: null,
    stop_sequence: null,
    stop_details: null,
    usage: {
      ...facts.input,
      cache_creation: {
        ephemeral_5m_input_tokens: facts.input.cache_creation_input_tokens,
        ephemeral_1h_input_tokens: 0,
      },
      output_tokens: 1,
      output_tokens_details: null,
      server_tool_use: null,
      service_tier: 'standard',
      inference_geo: null,
      speed: null,
    },
  }
}

/** The pieces up to the first stop sequence, which is left out, as in the API. */
export function untilStopSequence(pieces: readonly string[], sequences: readonly string[]) {
  if (sequences.length === 0) return { pieces }
  const text = pieces.join('')
  const stops = sequences
    .map((sequence) => ({ sequence, at: text.indexOf(sequence) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)[0]
  if (!stops) return { pieces }
  return { pieces: splitTokens(text.slice(0, stops.at)), sequence: stops.sequence }
}
