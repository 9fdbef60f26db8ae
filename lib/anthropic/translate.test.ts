/** Anthropic events -> chunks, orderly and not. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { textOf } from '@/lib/shared/message'
import { eventsOf, FIXTURES, fixture, run } from '@/lib/stream/fixtures/fixtures'
import { rounds } from '@/scripts/rounds.mjs'
import { contentOf, toolCallsOf } from './call-state'
import type { ModelEvent } from './model-event'
import { createTranslator } from './translate'

const start = (id = 'msg_1'): ModelEvent => ({
  type: 'message_start',
  message: { id, model: 'claude-sonnet-5-5', usage: { input_tokens: 10, output_tokens: 1 } },
})
const openText = (index = 0): ModelEvent => ({
  type: 'content_block_start',
  index,
  content_block: { type: 'text', text: '' },
})
const text = (value: string, index = 0): ModelEvent => ({
  type: 'content_block_delta',
  index,
  delta: { type: 'text_delta', text: value },
})
const close = (index = 0): ModelEvent => ({ type: 'content_block_stop', index })
const delta = (reason: string | null, output?: number): ModelEvent => ({
  type: 'message_delta',
  delta: { stop_reason: reason },
  ...(output !== undefined && { usage: { output_tokens: output } }),
})
const stop: ModelEvent = { type: 'message_stop' }

/** Every part that is opened is closed once, after it was opened, and grows only in between. */
function expectWellFormed(chunks: ReturnType<typeof run>['chunks']) {
  const open = new Set<string>()
  const seen = new Set<string>()
  for (const chunk of chunks) {
    if (chunk.type === 'text-start' || chunk.type === 'reasoning-start') {
      expect(seen.has(chunk.id)).toBe(false)
      seen.add(chunk.id)
      open.add(chunk.id)
    } else if (chunk.type === 'text-delta' || chunk.type === 'reasoning-delta') {
      expect(open.has(chunk.id)).toBe(true)
      expect(chunk.delta).not.toBe('')
    } else if (chunk.type === 'text-end' || chunk.type === 'reasoning-end') {
      expect(open.delete(chunk.id)).toBe(true)
    } else if (chunk.type === 'tool-input-start') open.add(chunk.toolCallId)
    else if (chunk.type === 'tool-input-delta') expect(open.has(chunk.toolCallId)).toBe(true)
    else if (chunk.type === 'tool-input-available' || chunk.type === 'tool-input-error') {
      expect(open.delete(chunk.toolCallId)).toBe(true)
    }
  }
  expect([...open]).toEqual([])
}

describe('recorded streams', () => {
  test('text: every character, the usage, the end', () => {
    const { message, state, ended, chunks } = run(eventsOf([fixture('text')]))
    expect(textOf(message)).toBe(
      'Naïve café, 日本語のテキスト 👩🏽‍🚀 and 🇫🇷.\n\n```ts\nconst a = "\\u00e9"\n```\nLine one\r\nline two',
    )
    expect(state.usage).toEqual({ inputTokens: 21, outputTokens: 37, cacheReadTokens: 0, cacheWriteTokens: 0 })
    expect(state.stopReason).toBe('end_turn')
    expect(ended).toBe(true)
    expectWellFormed(chunks)
  })

  test('thinking and tools: blocks by index, inputs parsed once, content verbatim for the next request', () => {
    const { message, state, chunks } = run(eventsOf([fixture('thinking-and-tools')]))
    expect(message.parts.map(({ type }) => type)).toEqual(['reasoning', 'text', 'tool-get_weather', 'tool-get_weather'])
    expect(toolCallsOf(state)).toEqual([
      { id: 'toolu_01A', name: 'get_weather', input: { city: 'Rome' } },
      { id: 'toolu_01B', name: 'get_weather', input: { city: 'Tokyo', days: 3 } },
    ])
    expect(contentOf(state)).toEqual([
      { type: 'thinking', thinking: 'The reader asks for two cities.', signature: 'EqQBCkYIBxgCKkDw==' },
      { type: 'text', text: 'I will look both up.' },
      { type: 'tool_use', id: 'toolu_01A', name: 'get_weather', input: { city: 'Rome' } },
      { type: 'tool_use', id: 'toolu_01B', name: 'get_weather', input: { city: 'Tokyo', days: 3 } },
    ])
    expect(state.usage).toEqual({
      inputTokens: 412,
      outputTokens: 118,
      cacheReadTokens: 1024,
      cacheWriteTokens: 0,
      thinkingTokens: 12,
    })
    expectWellFormed(chunks)
  })

  test('server tool: its result belongs to its call, its source is named, later counts overwrite earlier ones', () => {
    const { message, state, chunks } = run(eventsOf([fixture('server-tool')]))
    const tool = message.parts.find(({ type }) => type === 'tool-web_search')
    expect(tool).toMatchObject({ state: 'output-available', input: { query: 'streaming' }, providerExecuted: true })
    expect(message.parts.find(({ type }) => type === 'source-url')).toMatchObject({ url: 'https://example.com/a' })
    expect(state.usage).toMatchObject({ inputTokens: 15665, outputTokens: 101 })
    expect(toolCallsOf(state)).toEqual([])
    expectWellFormed(chunks)
  })

  test('citations follow their text, redacted thinking and failed searches are shown, searches are counted', () => {
    const { message, state, chunks } = run(eventsOf([fixture('citations')]))
    expect(message.parts.map(({ type }) => type)).toEqual([
      'reasoning',
      'text',
      'text',
      'source-document',
      'tool-web_search',
    ])
    expect(message.parts[0]).toMatchObject({ providerMetadata: { firstword: { redacted: true } } })
    expect(message.parts[3]).toMatchObject({
      title: 'Tea.pdf',
      providerMetadata: { firstword: { citedText: 'Slowly.', place: 'page 2' } },
    })
    expect(message.parts[4]).toMatchObject({ state: 'output-error', errorText: expect.stringMatching(/not available/) })
    expect(state.usage).toMatchObject({ inputTokens: 950, webSearches: 1 })
    expect(contentOf(state).map(({ type }) => type)).toEqual([
      'redacted_thinking',
      'text',
      'text',
      'server_tool_use',
      'web_search_tool_result',
    ])
    expectWellFormed(chunks)
  })

  test('a result belongs to its call when an earlier upstream call paused in it', () => {
    const translator = createTranslator('1.', () => 0, new Set(['srvtoolu_01']))
    const content_block = { type: 'web_search_tool_result', tool_use_id: 'srvtoolu_01', content: [] }
    const chunks = [start(), { type: 'content_block_start' as const, index: 0, content_block }].flatMap((event) =>
      translator.push(event),
    )
    expect(chunks.at(-1)).toMatchObject({ type: 'tool-output-available', toolCallId: 'srvtoolu_01' })
  })

  test.each(FIXTURES)(
    '$name cut at every event ends well-formed and never proves an end that did not come',
    ({ text }) => {
      const events = eventsOf([text])
      const whole = textOf(run(events).message)
      for (let count = 0; count <= events.length; count += 1) {
        const { message, chunks, state } = run(events.slice(0, count))
        expect(whole.startsWith(textOf(message))).toBe(true)
        expectWellFormed(chunks)
        expect(state.stopped).toBe(count === events.length)
      }
    },
  )

  test.each(FIXTURES)('$name cut at every byte ends as in one piece', ({ text }) => {
    const whole = run(eventsOf([text])).chunks
    for (let cut = 0; cut <= text.length; cut += 1) {
      expect(run(eventsOf([text.slice(0, cut), text.slice(cut)])).chunks).toEqual(whole)
    }
  })
})

describe('disorder', () => {
  test('a delta before its start opens a block', () => {
    const { message, chunks } = run([start(), text('A'), text('B'), delta('end_turn', 2), stop])
    expect(textOf(message)).toBe('AB')
    expectWellFormed(chunks)
  })

  test('a wrong index neither loses nor reorders text', () => {
    const { message } = run([start(), openText(), text('A'), text('B', 7), text('C'), close(), delta('end_turn'), stop])
    expect(textOf(message)).toBe('ABC')
  })

  test('indexes that begin at 1 are only names', () => {
    const { message } = run([start(), openText(1), text('A', 1), close(1), openText(2), text('B', 2), close(2), stop])
    expect(textOf(message)).toBe('AB')
  })

  test('a repeated start of the same message changes nothing', () => {
    const { message, state } = run([
      start(),
      openText(),
      text('A'),
      start(),
      text('B'),
      close(),
      delta('end_turn'),
      stop,
    ])
    expect(textOf(message)).toBe('AB')
    expect(state.spliced).toBe(false)
  })

  test('another message in the same stream ends the answer and adds nothing to it', () => {
    const { message, state, ended } = run([start(), openText(), text('A'), start('msg_2'), text('B'), stop])
    expect(textOf(message)).toBe('A')
    expect(state.spliced).toBe(true)
    expect(state.stopped).toBe(false)
    expect(ended).toBe(true)
  })

  test('a repeated block start does not begin a second part', () => {
    const { message } = run([start(), openText(), text('A'), openText(), text('B'), close(), stop])
    expect(message.parts).toHaveLength(1)
    expect(textOf(message)).toBe('AB')
  })

  test('nothing after message_stop counts', () => {
    const { message, state } = run([start(), openText(), text('A'), close(), delta('end_turn', 1), stop, text('B')])
    expect(textOf(message)).toBe('A')
    expect(state.stopReason).toBe('end_turn')
  })

  test('blocks that nobody closed are closed at the end', () => {
    expectWellFormed(run([start(), openText(), text('A'), delta('end_turn'), stop]).chunks)
  })

  test('empty text blocks and deltas are neither sent nor sent back', () => {
    const { chunks, state } = run([start(), openText(), text(''), close(), delta('end_turn'), stop])
    expect(chunks.filter(({ type }) => type.startsWith('text'))).toEqual([])
    expect(contentOf(state)).toEqual([])
  })

  test('unknown blocks make no chunk and go back verbatim', () => {
    const block = { type: 'hologram', payload: { a: [1, 2] } }
    const { chunks, state } = run([
      start(),
      { type: 'content_block_start', index: 0, content_block: block },
      { type: 'unknown' },
      close(),
      stop,
    ])
    expect(chunks.every(({ type }) => type === 'data-usage')).toBe(true)
    expect(contentOf(state)).toEqual([block])
  })

  test('a tool input that is not whole becomes an error and cannot run', () => {
    const { chunks, state } = run([
      start(),
      { type: 'content_block_start', index: 0, content_block: { type: 'tool_use', id: 't', name: 'x', input: {} } },
      { type: 'content_block_delta', index: 0, delta: { type: 'input_json_delta', partial_json: '{"city": "San F' } },
      delta('max_tokens', 5),
      stop,
    ])
    expect(chunks.find(({ type }) => type === 'tool-input-error')).toMatchObject({ input: '{"city": "San F' })
    expect(toolCallsOf(state)[0]?.input).toBeUndefined()
  })

  test('a tool call without any input has an empty one', () => {
    const { state } = run([
      start(),
      { type: 'content_block_start', index: 0, content_block: { type: 'tool_use', id: 't', name: 'x', input: {} } },
      close(),
      stop,
    ])
    expect(toolCallsOf(state)).toEqual([{ id: 't', name: 'x', input: {} }])
  })

  test('a tool result for a call that nobody made is no chunk', () => {
    const block = { type: 'web_search_tool_result', tool_use_id: 'nobody', content: [] }
    const { chunks } = run([start(), { type: 'content_block_start', index: 0, content_block: block }, stop])
    expect(chunks.some(({ type }) => type === 'tool-output-available')).toBe(false)
  })

  test('null and missing counts change nothing', () => {
    const { state } = run([
      start(),
      { type: 'message_delta', delta: { stop_reason: 'end_turn' }, usage: { input_tokens: null, output_tokens: 5 } },
      { type: 'message_delta', delta: {}, usage: null },
      stop,
    ])
    expect(state.usage).toMatchObject({ inputTokens: 10, outputTokens: 5 })
    expect(state.stopReason).toBe('end_turn')
  })

  test('any order of any events: never a throw, always well-formed, text in order of arrival', () => {
    const index = fc.nat(4)
    const event: fc.Arbitrary<ModelEvent> = fc.oneof(
      fc.constantFrom('msg_1', 'msg_1', 'msg_1', 'msg_2').map(start),
      fc.record({
        type: fc.constant('content_block_start' as const),
        index,
        content_block: fc.constantFrom(
          { type: 'text', text: '' },
          { type: 'thinking', thinking: '' },
          { type: 'tool_use', id: 'toolu', name: 'x', input: {} },
          { type: 'web_search_tool_result', tool_use_id: 'toolu', content: [] },
          { type: 'tool_use' },
          { type: 'future' },
        ),
      }),
      fc.tuple(fc.string({ maxLength: 5 }), index).map(([value, at]) => text(value, at)),
      index.map(
        (at): ModelEvent => ({
          type: 'content_block_delta',
          index: at,
          delta: { type: 'input_json_delta', partial_json: '{}' },
        }),
      ),
      index.map(close),
      fc.constantFrom(delta('end_turn', 3), delta(null), { type: 'unknown' } as const, stop),
    )
    fc.assert(
      fc.property(fc.array(event, { maxLength: 40 }), (events) => {
        const toolIds = new Set<string>()
        // The API never repeats a call's id; a client could not tell two such calls apart.
        const plausible = events.filter((candidate) => {
          if (candidate.type !== 'content_block_start') return true
          const { id } = candidate.content_block
          if (typeof id !== 'string') return true
          const isNew = !toolIds.has(id)
          toolIds.add(id)
          return isNew
        })
        const { chunks, message } = run(plausible)
        expectWellFormed(chunks)
        const sent = chunks.flatMap((chunk) => (chunk.type === 'text-delta' ? [chunk.delta] : [])).join('')
        expect(textOf(message)).toHaveLength(sent.length)
      }),
      { numRuns: rounds(2_000, 20_000) },
    )
  })
})
