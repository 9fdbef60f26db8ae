import fc from 'fast-check'
import { expect, test } from 'vitest'
import { inputTokens, inputUsageOf } from './input-usage'
import type { CountRequest } from './request'
import { ask, bodyOf, eventsOf } from './testing'

const CACHE = { cache_control: { type: 'ephemeral' as const } }
const words = (count: number) => 'word '.repeat(count).trim()
const user = (content: string) => ({ role: 'user' as const, content })
const answer = (content: string) => ({ role: 'assistant' as const, content })

/** Requests of all kinds, long and short, that end in a question or in a prefilled answer. */
const request: fc.Arbitrary<CountRequest> = fc.record(
  {
    model: fc.constant('claude-sonnet-4-5'),
    messages: fc.array(
      fc
        .tuple(fc.constantFrom(user, answer), fc.integer({ min: 1, max: 700 }))
        .map(([make, count]) => make(words(count))),
      { minLength: 1, maxLength: 6 },
    ),
    system: fc.integer({ min: 1, max: 700 }).map(words),
    tools: fc.constant([{ name: 'current_time', description: words(40) }]),
    cache_control: fc.constant(CACHE.cache_control),
  },
  { requiredKeys: ['model', 'messages'] },
)

test('the three counts add up to the whole request, and a cached part has at least 512 tokens', () => {
  fc.assert(
    fc.property(request, (each) => {
      const usage = inputUsageOf(each)
      const { input_tokens, cache_creation_input_tokens: written, cache_read_input_tokens: read } = usage
      expect(input_tokens + written + read).toBe(inputTokens(each))
      expect(read === 0 || read >= 512).toBe(true)
      expect(Math.min(input_tokens, written, read)).toBe(0)
      expect(Math.min(input_tokens, written + read)).toBe(0)
    }),
  )
})

test('a first question is written to the cache, the next one reads it and writes what is new', () => {
  const first = { ...CACHE, model: 'claude-opus-5', system: words(600), messages: [user(words(30))] }
  const written = inputTokens(first)
  expect(inputUsageOf(first)).toEqual({
    input_tokens: 0,
    cache_creation_input_tokens: written,
    cache_read_input_tokens: 0,
  })
  const later = { ...first, messages: [...first.messages, answer(words(50)), user('And now?')] }
  expect(inputUsageOf(later)).toEqual({
    input_tokens: 0,
    cache_creation_input_tokens: inputTokens(later) - written,
    cache_read_input_tokens: written,
  })
})

test('nothing is cached below 512 tokens, or without cache_control', () => {
  const short = { model: 'claude-opus-5', system: words(400), messages: [user('a'), answer('b'), user('c')] }
  const none = { cache_creation_input_tokens: 0, cache_read_input_tokens: 0 }
  expect(inputUsageOf({ ...short, ...CACHE })).toMatchObject(none)
  expect(inputUsageOf({ ...short, system: words(600) })).toMatchObject(none)
  expect(inputUsageOf({ ...short, system: words(600), cache_control: null })).toMatchObject(none)
})

test('the counts are in the start and in the end of an answer', async () => {
  const body = { ...bodyOf('count to 3'), ...CACHE, system: words(600), stream: true }
  const events = eventsOf(await (await ask(body)).text())
  const written = inputTokens({ system: body.system, messages: body.messages })
  const usage = { cache_creation_input_tokens: written, cache_read_input_tokens: 0 }
  expect(events[0]).toMatchObject({
    message: {
      usage: { ...usage, cache_creation: { ephemeral_5m_input_tokens: written, ephemeral_1h_input_tokens: 0 } },
    },
  })
  expect(events.at(-2)).toMatchObject({ usage })
})
