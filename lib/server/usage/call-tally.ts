/** The usage of one upstream call, from its events. Pure. */

import { callUsage, countEvent, newCallCounts } from '@/lib/anthropic/call-counts'
import type { ModelEvent } from '@/lib/anthropic/model-event'
import type { Usage } from '@/lib/shared/usage'

/** A call's counts so far. */
export interface CallTally {
  /** Whether the provider has counted anything. */
  readonly began: boolean
  /** The provider's name for it. */
  readonly model: string | undefined
  readonly stopReason: string | null
  /** The API's last counts. */
  readonly counted: Usage
  /** The same; without a final count the output is estimated, at the least that it can have cost. */
  readonly usage: Usage
  readonly isFinal: boolean
  /** The time of the first text, thinking or tool input. */
  readonly firstDeltaAt: number | undefined
  push(event: ModelEvent): void
}

/** Counts one call; `now` reads milliseconds. */
export function createCallTally(now: () => number): CallTally {
  const counts = newCallCounts()
  let firstDeltaAt: number | undefined

  return {
    get began() {
      return counts.messageId !== undefined || counts.hasFinalUsage
    },
    get model() {
      return counts.model
    },
    get stopReason() {
      return counts.stopReason
    },
    get counted() {
      return counts.usage
    },
    get usage() {
      return callUsage(counts)
    },
    get isFinal() {
      return counts.hasFinalUsage
    },
    get firstDeltaAt() {
      return firstDeltaAt
    },
    push(event) {
      if (counts.stopped || counts.spliced) return
      countEvent(counts, event)
      const piece = pieceOf(event)
      if (typeof piece !== 'string' || piece === '') return
      firstDeltaAt ??= now()
      counts.said.push(piece)
    },
  }
}

/** The text, thinking or tool input that an event brings. */
function pieceOf(event: ModelEvent): unknown {
  if (event.type === 'content_block_start') return event.content_block.text ?? event.content_block.thinking
  if (event.type !== 'content_block_delta') return undefined
  const { delta } = event
  if (delta.type === 'text_delta') return delta.text
  if (delta.type === 'thinking_delta') return delta.thinking
  return delta.type === 'input_json_delta' ? delta.partial_json : undefined
}
