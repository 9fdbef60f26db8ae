/** What one upstream call used, counted from its events. Pure. */

import { higherUsage, isFinalCount } from '@/lib/anthropic/call-state'
import type { ModelEvent } from '@/lib/anthropic/model-event'
import { countSaidTokens } from '@/lib/shared/estimate-tokens'
import { NO_USAGE, type Usage } from '@/lib/shared/usage'

/** A call's counts so far. */
export interface CallTally {
  /** Whether the provider has counted anything. */
  readonly began: boolean
  /** As the provider named it. */
  readonly model: string | undefined
  readonly stopReason: string | null
  /** The API's last counts. */
  readonly counted: Usage
  /** The same; without a final count the output is the least that what was said can have cost. */
  readonly usage: Usage
  readonly isFinal: boolean
  /** Reading of the clock at the first text, thinking or tool input. */
  readonly firstDeltaAt: number | undefined
  push(event: ModelEvent): void
}

/** Counts one call; `now` reads milliseconds. The rules for strange streams are those of translate.ts. */
export function createCallTally(now: () => number): CallTally {
  let messageId: string | undefined
  let model: string | undefined
  let stopReason: string | null = null
  let counted = NO_USAGE
  let isFinal = false
  let isOver = false
  let firstDeltaAt: number | undefined
  const said = countSaidTokens()

  function say(text: unknown) {
    if (typeof text !== 'string' || text === '') return
    firstDeltaAt ??= now()
    said.push(text)
  }

  return {
    get began() {
      return messageId !== undefined || isFinal
    },
    get model() {
      return model
    },
    get stopReason() {
      return stopReason
    },
    get counted() {
      return counted
    },
    get usage() {
      if (isFinal) return counted
      return { ...counted, outputTokens: Math.max(counted.outputTokens, said.least) }
    },
    get isFinal() {
      return isFinal
    },
    get firstDeltaAt() {
      return firstDeltaAt
    },
    push(event) {
      if (isOver) return
      if (event.type === 'message_start') {
        const { message } = event
        if (messageId === undefined) {
          messageId = message.id ?? ''
          model = message.model
          counted = higherUsage(counted, message.usage)
        } else if (message.id !== undefined && message.id !== messageId) isOver = true
        else counted = higherUsage(counted, message.usage)
      } else if (event.type === 'content_block_start') {
        say(event.content_block.text ?? event.content_block.thinking)
      } else if (event.type === 'content_block_delta') {
        const { delta } = event
        if (delta.type === 'text_delta') say(delta.text)
        else if (delta.type === 'thinking_delta') say(delta.thinking)
        else if (delta.type === 'input_json_delta') say(delta.partial_json)
      } else if (event.type === 'message_delta') {
        if (event.delta.stop_reason !== undefined && event.delta.stop_reason !== null) {
          stopReason = event.delta.stop_reason
        }
        counted = higherUsage(counted, event.usage)
        if (isFinalCount(event.usage, firstDeltaAt !== undefined)) isFinal = true
      } else if (event.type === 'message_stop') isOver = true
    },
  }
}
