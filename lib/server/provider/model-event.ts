/** Checks what the upstream sends: its fields are strangers' input, whoever runs it. */
import { z } from 'zod'
import type { ModelEvent } from '@/lib/anthropic/model-event'
import { unreadable } from './provider-error'

const index = z.int().min(0).max(100_000)
// No block has this index: a delta without a usable one continues the newest block of its kind.
const NO_INDEX = -1
const name = z.string().max(500)
const count = z.number().int().min(0).max(1e12).nullish().catch(undefined)
const record = z.record(z.string(), z.unknown())

const usage = z
  .object({
    input_tokens: count,
    output_tokens: count,
    cache_creation_input_tokens: count,
    cache_read_input_tokens: count,
    output_tokens_details: z.object({ thinking_tokens: count }).nullish().catch(undefined),
    server_tool_use: z.object({ web_search_requests: count, web_fetch_requests: count }).nullish().catch(undefined),
  })
  .nullish()
  .catch(undefined)

const contentBlock = z.looseObject({ type: name })

const delta = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text_delta'), text: z.string() }),
  z.object({ type: z.literal('thinking_delta'), thinking: z.string() }),
  z.object({ type: z.literal('signature_delta'), signature: z.string() }),
  z.object({ type: z.literal('input_json_delta'), partial_json: z.string() }),
  z.object({ type: z.literal('citations_delta'), citation: record }),
  z.object({ type: z.literal('compaction_delta'), content: z.string().nullable() }),
])

const event = z.discriminatedUnion('type', [
  z.object({ type: z.literal('content_block_delta'), index: index.catch(NO_INDEX), delta }),
  z.object({ type: z.literal('content_block_start'), index, content_block: contentBlock }),
  z.object({ type: z.literal('content_block_stop'), index }),
  z.object({
    type: z.literal('message_start'),
    message: z.object({
      id: name.optional().catch(undefined),
      model: name.optional().catch(undefined),
      usage,
      content: z.array(contentBlock).optional().catch(undefined),
    }),
  }),
  z.object({
    type: z.literal('message_delta'),
    delta: z.object({ stop_reason: name.nullish().catch(undefined), stop_details: record.nullish().catch(undefined) }),
    usage,
  }),
  z.object({ type: z.literal('message_stop') }),
])

const KNOWN_DELTAS: ReadonlySet<unknown> = new Set(delta.options.map(({ shape }) => shape.type.value))

/**
 * One event in the form the product knows; one of a kind that it does not know is `unknown` and will be
 * passed over. A delta of a known kind that has lost its content rejects: with it a piece of the answer is lost.
 */
export function parseModelEvent(value: unknown): ModelEvent {
  const parsed = event.safeParse(value)
  if (parsed.success) return parsed.data
  if (isKnownDelta(value)) {
    throw unreadable(parsed.error)
  }
  return { type: 'unknown' }
}

function isKnownDelta(value: unknown): boolean {
  const found = z
    .object({ type: z.literal('content_block_delta'), delta: z.object({ type: z.unknown() }) })
    .safeParse(value)
  return found.success && KNOWN_DELTAS.has(found.data.delta.type)
}
