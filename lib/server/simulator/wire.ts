/** Turns a script's steps into the exact events of the Messages API, with the points where time may pass; pure. */
import { type AnswerFacts, emptyMessage, untilStopSequence } from './answer-facts'
import type { ApiErrorType } from './api-error'
import type { WireCitation } from './citation'
import type { Step, StopDetails, StopReason } from './script'
import { redactedDataOf, signatureOf } from './signature'
import { countTokens, splitTokens } from './tokens'
import type { WholeBlock, WireBlock, WireDelta, WireEvent } from './wire-event'

/**
 * An event, a point where the pacer decides when the answer continues, or a failure; or something that only faults
 * insert: raw bytes, an end of the body, a broken connection.
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

/** Frames, which finally return whether the answer continues. */
type Frames = Generator<Frame, boolean>

/** The frames of one answer. Steps with text are cut at `max_tokens` or a stop sequence. */
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
  #serverCall = ''
  #served: { web_search_requests: number; web_fetch_requests: number } | null = null
  /** The results of the API's own tools, which the model has read as well. */
  #readTokens = 0

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
        return yield* this.#call(step)
      case 'cite':
        return yield* this.#cite(step.text, step.citations)
      case 'serve':
        return yield* this.#serve(step)
      case 'served':
        this.#readTokens += countTokens(step.content)
        yield* this.#whole({
          type: step.block as WholeBlock['type'],
          tool_use_id: step.id ?? this.#serverCall,
          content: step.content,
          caller: { type: 'direct' },
        })
        return true
      case 'redact':
        yield* this.#whole({ type: 'redacted_thinking', data: redactedDataOf(this.#facts.model, step.about) })
        return true
      case 'compact':
        yield* this.#closeText()
        yield* this.#open({ type: 'compaction', content: null })
        yield this.#delta({ type: 'compaction_delta', content: step.content })
        yield* this.#close()
        return true
      case 'block':
        yield* this.#whole(step.block as WholeBlock)
        return true
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
        input_tokens: this.#facts.input.input_tokens + this.#readTokens,
        output_tokens: this.#spent,
        output_tokens_details: thinking > 0 ? { thinking_tokens: thinking } : null,
        server_tool_use: this.#served,
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
    let shown = ''
    const isWhole = yield* this.#spend(splitTokens(text), (thinking) => {
      if (this.#facts.thinking !== 'shown') return undefined
      shown += thinking
      return { type: 'thinking_delta', thinking }
    })
    this.#thinkingTokens += this.#spent - before
    yield this.#delta({ type: 'signature_delta', signature: signatureOf(this.#facts.model, shown) })
    yield* this.#close()
    return isWhole
  }

  *#call({ name, input, id, json = JSON.stringify(input) }: Extract<Step, { type: 'call' }>): Frames {
    const isWhole = yield* this.#opened('tool_use', id ?? this.#idOf('toolu'), name, json)
    if (isWhole) this.#reason = 'tool_use'
    return isWhole
  }

  *#serve({ name, input, isWhole }: Extract<Step, { type: 'serve' }>): Frames {
    this.#serverCall = this.#idOf('srvtoolu')
    const counts = this.#served ?? { web_search_requests: 0, web_fetch_requests: 0 }
    if (name === 'web_search') counts.web_search_requests += 1
    if (name === 'web_fetch') counts.web_fetch_requests += 1
    this.#served = counts
    const json = isWhole ? undefined : JSON.stringify(input)
    return yield* this.#opened('server_tool_use', this.#serverCall, name, json, isWhole ? input : {})
  }

  /** A call with its input, which is sent in deltas if it is given as text. */
  *#opened(type: 'tool_use' | 'server_tool_use', id: string, name: string, json?: string, input: object = {}): Frames {
    yield* this.#closeText()
    if (this.#isSpent()) return this.#stop('max_tokens')
    yield* this.#open({ type, id, name, input, caller: { type: 'direct' } })
    if (json !== undefined) yield this.#delta({ type: 'input_json_delta', partial_json: '' })
    const isWhole = yield* this.#spend(json === undefined ? [] : splitTokens(json), (partial_json) => ({
      type: 'input_json_delta',
      partial_json,
    }))
    yield* this.#close()
    return isWhole
  }

  #idOf(prefix: string): string {
    return `${prefix}_${this.#facts.messageId.replace(/^msg_/, '')}_${this.#index + 1}`
  }

  /** A text with its citations: those of a web search come before the text, others after it. */
  *#cite(text: string, citations: readonly WireCitation[]): Frames {
    yield* this.#closeText()
    if (this.#isSpent()) return this.#stop('max_tokens')
    const isFirst = ({ type }: WireCitation) => type === 'web_search_result_location'
    const deltas = (list: readonly WireCitation[]) =>
      list.map((citation) => this.#delta({ type: 'citations_delta', citation }))
    yield* this.#open({ type: 'text', text: '', citations: [] })
    yield* deltas(citations.filter(isFirst))
    const isWhole = yield* this.#spend(splitTokens(text), (piece) => ({ type: 'text_delta', text: piece }))
    if (isWhole) yield* deltas(citations.filter((citation) => !isFirst(citation)))
    yield* this.#close()
    return isWhole
  }

  *#whole(block: WireBlock): Generator<Frame, void> {
    yield* this.#closeText()
    yield* this.#open(block)
    yield* this.#close()
  }

  /** Plays the pieces as far as the budget goes. */
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
