/** Counts as compatible servers send them: what was told once is counted, in the footer, the ledger and the budget alike. */
import { eq } from 'drizzle-orm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { higherUsage } from '@/lib/anthropic/call-counts'
import type { ModelEvent, ModelUsage } from '@/lib/anthropic/model-event'
import { createTranslator } from '@/lib/anthropic/translate'
import { spending, usageCalls } from '@/lib/server/database/schema'
import { servicesOver } from '@/lib/server/generation/fixtures/simulated-services'
import { answer, asking, makePerson, textEvents } from '@/lib/server/generation/fixtures/test-services'
import { newId } from '@/lib/shared/ids'
import { costOf } from '@/lib/shared/models'
import { NO_USAGE } from '@/lib/shared/usage'
import { createCallTally } from './call-tally'
import { toMicroUsd } from './charge'

/** An ordinary answer that tells these counts at its start, and these one after the other at its end. */
function eventsWith(start: unknown, ends: readonly unknown[]): ModelEvent[] {
  return textEvents(['one ', 'two ', 'three']).flatMap((event): ModelEvent[] => {
    if (event.type === 'message_start') return [{ ...event, message: { ...event.message, usage: start as ModelUsage } }]
    if (event.type !== 'message_delta') return [event]
    return ends.map((usage) => ({ ...event, usage: usage as ModelUsage }))
  })
}

const bytesOf = (events: readonly ModelEvent[]) =>
  events.map((event) => `event: ${event.type}\ndata: ${JSON.stringify(event)}\n\n`).join('')

async function figuresOf(start: unknown, ends: readonly unknown[]) {
  const bytes = bytesOf(eventsWith(start, ends))
  const { services } = servicesOver(
    async () => new Response(bytes, { headers: { 'content-type': 'text/event-stream' } }),
  )
  const ownerId = await makePerson()
  const { message } = await answer(services, asking('Hi'), ownerId)
  const { queries } = services.database
  const rows = await queries.select().from(usageCalls).where(eq(usageCalls.ownerId, ownerId))
  const row = rows.find(({ purpose }) => purpose === 'answer')
  const paid = await queries.select().from(spending).where(eq(spending.scope, ownerId))
  return { metadata: message.metadata, row, paid: paid[0]?.spentMicroUsd ?? 0 }
}

const WHOLE = { inputTokens: 1234, outputTokens: 56, cacheReadTokens: 900, cacheWriteTokens: 40 }
const STARTED = {
  input_tokens: 1234,
  output_tokens: 1,
  cache_read_input_tokens: 900,
  cache_creation_input_tokens: 40,
}

test.each([
  [
    'zeros at the end',
    STARTED,
    [{ input_tokens: 0, output_tokens: 56, cache_read_input_tokens: 0, cache_creation_input_tokens: 0 }],
  ],
  ['nulls at the end', STARTED, [{ input_tokens: null, output_tokens: 56, cache_read_input_tokens: null }]],
  ['nothing but the output at the end', STARTED, [{ output_tokens: 56 }]],
  ['less in a second end', STARTED, [{ output_tokens: 56 }, { input_tokens: 3, output_tokens: 2 }]],
  ['zeros in a second end', STARTED, [{ output_tokens: 56 }, { input_tokens: 0, output_tokens: 0 }]],
  ['no counts in a second end', STARTED, [{ output_tokens: 56 }, null]],
  ['no counts at the start', undefined, [{ ...STARTED, output_tokens: 56 }]],
  ['zeros at the start', { input_tokens: 0, output_tokens: 0 }, [{ ...STARTED, output_tokens: 56 }]],
])('%s', async (_name, start, ends) => {
  const { metadata, row, paid } = await figuresOf(start, ends)
  expect(metadata).toMatchObject({ status: 'complete', usage: WHOLE, costUsd: costOf('claude-sonnet-5-5', WHOLE) })
  expect(metadata?.estimated).toBeUndefined()
  expect(row).toMatchObject({ ...WHOLE, estimated: false })
  expect(paid).toBeGreaterThanOrEqual(toMicroUsd(metadata?.costUsd ?? 0))
})

test('an end that counts no output where something was said leaves an estimate', async () => {
  const { metadata, row } = await figuresOf(STARTED, [{ input_tokens: 0, output_tokens: 0 }])
  expect(metadata).toMatchObject({ estimated: true, usage: { inputTokens: 1234 } })
  expect(metadata?.usage?.outputTokens).toBeGreaterThan(1)
  expect(row).toMatchObject({ estimated: true, outputTokens: metadata?.usage?.outputTokens })
})

const count = fc.option(fc.oneof(fc.constant(0), fc.nat(5_000)), { nil: null })
const someUsage = fc.option(
  fc.record(
    { input_tokens: count, output_tokens: count, cache_read_input_tokens: count, cache_creation_input_tokens: count },
    { requiredKeys: [] },
  ),
  { nil: undefined },
)

test('no count ever goes down, and answer and ledger read the same', () => {
  fc.assert(
    fc.property(someUsage, fc.array(someUsage, { minLength: 1, maxLength: 4 }), (start, ends) => {
      const translator = createTranslator('', () => 0)
      const tally = createCallTally(() => 0)
      let before = NO_USAGE
      for (const event of eventsWith(start, ends)) {
        translator.push(event)
        tally.push(event)
        const now = translator.state.usage
        expect(now).toEqual(
          higherUsage(before, {
            input_tokens: now.inputTokens,
            output_tokens: now.outputTokens,
            cache_read_input_tokens: now.cacheReadTokens,
            cache_creation_input_tokens: now.cacheWriteTokens,
          }),
        )
        before = now
      }
      expect(tally.counted).toEqual(translator.state.usage)
      expect(tally.isFinal).toBe(translator.state.hasFinalUsage)
      const told = [start, ...ends].map((usage) => usage?.input_tokens ?? 0)
      expect(translator.state.usage.inputTokens).toBe(Math.max(...told))
    }),
    { numRuns: 300, seed: 14 },
  )
})

test('a repeated start keeps the higher counts', () => {
  const id = newId()
  const translator = createTranslator('', () => 0)
  const start = (usage: ModelUsage): ModelEvent => ({ type: 'message_start', message: { id, usage } })
  translator.push(start({ input_tokens: 0 }))
  translator.push(start({ input_tokens: 20 }))
  expect(translator.state).toMatchObject({ spliced: false, usage: { inputTokens: 20 } })
})
