import type Anthropic from '@anthropic-ai/sdk'
import { expect, test } from 'vitest'
import { ask, bodyOf, deltasOf, eventsOf } from './testing'

test('the stream has the API’s byte form and order', async () => {
  const response = await ask({ ...bodyOf('hello'), stream: true })
  expect(response.status).toBe(200)
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
  expect(response.headers.get('request-id')).toMatch(/^req_/)
  const text = await response.text()
  expect(text).toMatch(/^event: message_start\ndata: \{"type":"message_start","message":\{/)
  const events = eventsOf(text)
  const order = events.map(({ type }) => type).filter((type, at, all) => type !== all[at - 1])
  expect(order).toEqual([
    'message_start',
    'content_block_start',
    'ping',
    'content_block_delta',
    'content_block_stop',
    'message_delta',
    'message_stop',
  ])
  expect(events[0]).toMatchObject({
    message: {
      model: 'claude-opus-5',
      content: [],
      stop_reason: null,
      usage: { output_tokens: 1, cache_creation_input_tokens: 0, cache_read_input_tokens: 0 },
    },
  })
})

test('the events match the SDK’s types', async () => {
  const events = eventsOf(await (await ask({ ...bodyOf('hello'), stream: true })).text())
  const deltas: Anthropic.RawContentBlockDelta[] = deltasOf(events).flatMap((delta) =>
    // The SDK's types do not include beta features.
    delta.type === 'compaction_delta' ? [] : [delta],
  )
  expect(deltas.length).toBeGreaterThan(0)
  expect(events.at(-1)?.type).toBe('message_stop')
})

const hi = bodyOf('hi')
const user = (content: unknown) => ({ role: 'user', content })

test.each([
  ['x-api-key', '2023-06-01', { 'x-api-key': 'k', authorization: null }],
  ['bearer', '2026-10-21', { 'x-api-key': null, authorization: 'Bearer k' }],
])('a key by %s passes, on version %s', async (_, version, headers) => {
  const response = await ask(bodyOf('hi'), { headers: { ...headers, 'anthropic-version': version } })
  expect(response.status).toBe(200)
})

test('requests that only the new version or the new models refuse are accepted elsewhere', async () => {
  expect((await ask({ ...hi, temperature: 1 })).status).toBe(200)
  const prefill = [user('hi'), { role: 'assistant', content: 'He' }]
  expect((await ask({ ...hi, model: 'claude-sonnet-4-5', messages: prefill })).status).toBe(200)
  const retired = await ask({ ...hi, model: 'claude-3-opus-20240229' })
  expect((await retired.json()).model).toBe('claude-3-opus-20240229')
})

test('a question in blocks is read like a string', async () => {
  const blocks = [
    { type: 'image', source: { type: 'url', url: 'x' } },
    { type: 'text', text: 'count to 2' },
  ]
  expect((await (await ask({ ...hi, messages: [user(blocks)] })).json()).content[0].text).toBe('w000001 w000002')
})

test('a title call gets a title', async () => {
  const response = await ask(bodyOf('Why is the sky blue in the evening?'), {
    headers: { 'x-firstword-purpose': 'title' },
  })
  expect((await response.json()).content[0].text).toBe('Why is the sky blue in')
})

test('words about the pace are no part of the question, for an answer and for a title', async () => {
  const question = 'count to 2 pace:100 first-word:10 burst:2'
  expect((await (await ask(bodyOf(question))).json()).content[0].text).toBe('w000001 w000002')
  const headers = { 'x-firstword-purpose': 'title' }
  expect((await (await ask(bodyOf(question), { headers })).json()).content[0].text).toBe('Count to 2')
})

test('at full speed several events are sent in one chunk, and none is split', async () => {
  const response = await ask({ ...bodyOf('count to 1000'), stream: true })
  const chunks: string[] = []
  const decoder = new TextDecoder()
  if (response.body) for await (const bytes of response.body) chunks.push(decoder.decode(bytes))
  expect(chunks.length).toBeLessThan(100)
  for (const chunk of chunks) expect(eventsOf(chunk).length).toBeGreaterThan(0)
})
