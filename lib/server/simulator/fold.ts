/** Folds an answer's events into the complete message for `stream: false`. */
import type { WireBlock, WireDelta, WireEvent, WireMessage } from './wire-event'

/** Takes the events one by one; `message` is complete after the last. */
export class MessageFold {
  #message: WireMessage | undefined
  #json = ''

  add(event: WireEvent): void {
    if (event.type === 'message_start') this.#message = { ...event.message, content: [] }
    const message = this.#message
    if (!message) return
    if (event.type === 'content_block_start') {
      message.content.push({ ...event.content_block })
      this.#json = ''
    } else if (event.type === 'content_block_delta') {
      const block = message.content[event.index]
      if (block) this.#grow(block, event.delta)
    } else if (event.type === 'content_block_stop') {
      const block = message.content[event.index]
      // The input of the API's own tools may be in the block's start.
      if (block && isCall(block) && this.#json !== '') block.input = parseInput(this.#json)
    } else if (event.type === 'message_delta') {
      Object.assign(message, event.delta)
      message.usage = { ...message.usage, ...event.usage }
    }
  }

  /** The message so far. */
  get message(): WireMessage {
    if (!this.#message) throw new Error('No message_start has come')
    return this.#message
  }

  #grow(block: WireBlock, delta: WireDelta): void {
    if (delta.type === 'text_delta' && block.type === 'text') block.text += delta.text
    if (delta.type === 'thinking_delta' && block.type === 'thinking') block.thinking += delta.thinking
    if (delta.type === 'signature_delta' && block.type === 'thinking') block.signature = delta.signature
    if (delta.type === 'input_json_delta') this.#json += delta.partial_json
    if (delta.type === 'compaction_delta' && block.type === 'compaction') block.content = delta.content
    if (delta.type === 'citations_delta' && block.type === 'text') {
      block.citations = [...(block.citations ?? []), delta.citation]
    }
  }
}

type Call = Extract<WireBlock, { type: 'tool_use' | 'server_tool_use' }>

function isCall(block: WireBlock): block is Call {
  return block.type === 'tool_use' || block.type === 'server_tool_use'
}

/** An input cut by `max_tokens` is not JSON; the message then carries an empty one. */
function parseInput(json: string): object {
  try {
    const value: unknown = JSON.parse(json)
    return typeof value === 'object' && value !== null ? value : {}
  } catch {
    return {}
  }
}
