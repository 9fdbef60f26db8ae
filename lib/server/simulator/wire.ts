/** Turns a script's steps into the exact events of the Messages API, with the places where time may pass; pure. */
import type { ApiErrorType } from './api-error'
import type { Step, StopDetails, StopReason } from './script'
import { splitTokens } from './tokens'
import type { InputUsage, WireBlock, WireDelta, WireEvent, WireMessage } from './wire-event'

/**
 * Either an event, or a place where the pacer decides when the answer goes on, or a failure; or what only
 * faults bring in: bytes as they are, an end of the body, a connection that breaks.
 */
export type Frame =
  | { type: 'event'; event: WireEvent }
  | { type: 'first' }
  | { type: 'delta'; index: number }
  | { type: 'pause'; ms: number }
  | { type: 'fail'; error: ApiErrorType; message: string }
  | { type: 'raw'; bytes: Uint8Array }
  | { type: 'end' }
  | { type: 'reset' }

/** What the events need to know about the request. */
export interface AnswerFacts {
  messageId: string
  model: string
  input: InputUsage
  maxTokens: number
  /** `hidden`: the block comes empty, with its signature, after the time that the thinking took. */
  thinking: 'shown' | 'hidden' | 'off'
  stopSequences: readonly string[]
}

/** Frames, and at their end whether the answer goes on. */
type Frames = Generator<Frame, boolean>

/** The frames of one answer. Steps that carry text are cut where `max_tokens` or a stop sequence says so. */
export function* answerFrames(facts: AnswerFacts, steps: readonly Step[]): Generator<Frame, void> {
  const answer = new Answer(facts)
  yield answer.start()
  yield { type: 'first' }
  for (const step of steps) {
    if (!(yield* answer.play(step))) break
    if (step.type === 'fail') return
  }
  yield* answer.end()
}

class Answer {
  readonly #facts: AnswerFacts
  #spent = 0
  #thinkingTokens = 0
  #index = -1
  #isTextOpen = false
  #reason: StopReason = 'end_turn'
  #sequence: string | null = null
  #details: StopDetails | null = null

  constructor(facts: AnswerFacts) {
    this.#facts = facts
  }

  start(): Frame {
    return event({ type: 'message_start', message: emptyMessage(this.#facts) })
  }

  *play(step: Step): Frames {
    switch (step.type) {
      case 'pause':
        yield { type: 'pause', ms: step.ms }
        return true
      case 'fail':
        yield { type: 'fail', error: step.error, message: step.message }
        return true
      case 'stop':
        this.#details = step.details ?? null
        return this.#stop(step.reason)
      case 'say':
        return yield* this.#say(step.deltas ?? splitTokens(step.text))
      case 'think':
        return this.#facts.thinking === 'off' || (yield* this.#think(step.text))
      case 'call':
        return yield* this.#call(step.name, step.input, step.id)
    }
  }

  *end(): Generator<Frame, void> {
    yield* this.#closeText()
    const thinking = this.#thinkingTokens
    yield event({
      type: 'message_delta',
      delta: {
        stop_reason: this.#reason,
        stop_sequence: this.#sequence,
        stop_details: this.#details,
        container: null,
      },
      usage: {
        ...this.#facts.input,
        output_tokens: this.#spent,
        output_tokens_details: thinking > 0 ? { thinking_tokens: thinking } : null,
        server_tool_use: null,
      },
    })
    yield event({ type: 'message_stop' })
  }

  #stop(reason: StopReason, sequence: string | null = null): false {
    this.#reason = reason
    this.#sequence = sequence
    return false
  }

  *#say(pieces: readonly string[]): Frames {
    const said = untilStopSequence(pieces, this.#facts.stopSequences)
    if (!this.#isTextOpen && said.pieces.length > 0) {
      if (this.#isSpent()) return this.#stop('max_tokens')
      yield* this.#open({ type: 'text', text: '', citations: null })
      this.#isTextOpen = true
    }
    const isWhole = yield* this.#spend(said.pieces, (text) => ({ type: 'text_delta', text }))
    if (!isWhole || said.sequence === undefined) return isWhole
    return this.#stop('stop_sequence', said.sequence)
  }

  *#think(text: string): Frames {
    yield* this.#closeText()
    if (this.#isSpent()) return this.#stop('max_tokens')
    const before = this.#spent
    yield* this.#open({ type: 'thinking', thinking: '', signature: '' })
    const isWhole = yield* this.#spend(splitTokens(text), (thinking) =>
      this.#facts.thinking === 'shown' ? { type: 'thinking_delta', thinking } : undefined,
    )
    this.#thinkingTokens += this.#spent - before
    yield this.#delta({ type: 'signature_delta', signature: signatureOf(this.#facts.messageId, this.#index) })
    yield* this.#close()
    return isWhole
  }

  *#call(name: string, input: object, id: string | undefined): Frames {
    yield* this.#closeText()
    if (this.#isSpent()) return this.#stop('max_tokens')
    const toolId = id ?? `toolu_${this.#facts.messageId.replace(/^msg_/, '')}_${this.#index + 1}`
    yield* this.#open({ type: 'tool_use', id: toolId, name, input: {}, caller: { type: 'direct' } })
    yield this.#delta({ type: 'input_json_delta', partial_json: '' })
    const isWhole = yield* this.#spend(splitTokens(JSON.stringify(input)), (partial_json) => ({
      type: 'input_json_delta',
      partial_json,
    }))
    yield* this.#close()
    if (isWhole) this.#reason = 'tool_use'
    return isWhole
  }

  /** Plays the pieces while the budget lasts. */
  *#spend(pieces: readonly string[], toDelta: (piece: string) => WireDelta | undefined): Frames {
    for (const piece of pieces) {
      if (this.#isSpent()) return this.#stop('max_tokens')
      yield { type: 'delta', index: this.#spent }
      this.#spent += 1
      const delta = toDelta(piece)
      if (delta) yield this.#delta(delta)
    }
    return true
  }

  #isSpent(): boolean {
    return this.#spent >= this.#facts.maxTokens
  }

  #delta(delta: WireDelta): Frame {
    return event({ type: 'content_block_delta', index: this.#index, delta })
  }

  *#open(block: WireBlock): Generator<Frame, void> {
    this.#index += 1
    yield event({ type: 'content_block_start', index: this.#index, content_block: block })
    if (this.#index === 0) yield event({ type: 'ping' })
  }

  *#close(): Generator<Frame, void> {
    yield event({ type: 'content_block_stop', index: this.#index })
  }

  *#closeText(): Generator<Frame, void> {
    if (this.#isTextOpen) yield* this.#close()
    this.#isTextOpen = false
  }
}

function event(value: WireEvent): Frame {
  return { type: 'event', event: value }
}

function emptyMessage(facts: AnswerFacts): WireMessage {
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

/** Opaque to clients, as the API's own; the same for the same block, so that answers can be compared. */
function signatureOf(messageId: string, index: number): string {
  return btoa(`simulated thinking of ${messageId}, block ${index}`)
}

/** The pieces up to the first stop sequence, which is left out, as the API does. */
function untilStopSequence(pieces: readonly string[], sequences: readonly string[]) {
  if (sequences.length === 0) return { pieces }
  const text = pieces.join('')
  const found = sequences
    .map((sequence) => ({ sequence, at: text.indexOf(sequence) }))
    .filter(({ at }) => at >= 0)
    .sort((a, b) => a.at - b.at)[0]
  if (!found) return { pieces }
  return { pieces: splitTokens(text.slice(0, found.at)), sequence: found.sequence }
}
