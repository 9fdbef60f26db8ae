import Anthropic from '@anthropic-ai/sdk'
import { expect, test } from 'vitest'
import { bodyOf, clientOf } from './testing'

const TOOL: Anthropic.Tool = {
  name: 'current_time',
  description: 'The time now',
  input_schema: { type: 'object', properties: { time_zone: { type: 'string' } }, required: ['time_zone'] },
}

const textIn = (content: Anthropic.ContentBlock[]) =>
  content.map((block) => (block.type === 'text' ? block.text : '')).join('')

test('messages.stream() reads it: text, usage and the final message agree', async () => {
  const stream = clientOf().messages.stream(bodyOf('Show me a tour of Markdown'))
  let text = ''
  let deltas = 0
  let last: Anthropic.RawMessageDeltaEvent | undefined
  for await (const event of stream) {
    if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') {
      text += event.delta.text
      deltas += 1
    }
    if (event.type === 'message_delta') last = event
  }
  const message = await stream.finalMessage()
  expect(textIn(message.content)).toBe(text)
  expect(text).toContain('# A tour of Markdown')
  expect(message.usage.output_tokens).toBe(deltas)
  expect(last?.usage.output_tokens).toBe(deltas)
  expect(message.usage.input_tokens).toBe(last?.usage.input_tokens)
  expect(message.stop_reason).toBe('end_turn')
  expect(stream.request_id).toMatch(/^req_/)
})

test('messages.create() gives the same, in one piece', async () => {
  const client = clientOf()
  const [complete, streamed] = await Promise.all([
    client.messages.create(bodyOf('Show me some math')),
    client.messages.stream(bodyOf('Show me some math')).finalMessage(),
  ])
  expect(complete.content).toEqual(streamed.content)
  expect(complete.usage).toEqual(streamed.usage)
  expect(complete.model).toBe('claude-opus-5')
})

test('thinking has its text only if the request asks for it', async () => {
  const body = bodyOf('Think hard, then solve a small puzzle')
  const stream = (thinking?: Anthropic.ThinkingConfigParam) =>
    clientOf()
      .messages.stream({ ...body, ...(thinking && { thinking }) })
      .finalMessage()
  const [shown, hidden, off] = await Promise.all([
    stream({ type: 'adaptive', display: 'summarized' }),
    stream(),
    stream({ type: 'disabled' }),
  ])
  expect(shown.content[0]).toMatchObject({
    type: 'thinking',
    thinking: expect.stringContaining('the ball be x'),
    signature: expect.stringMatching(/.+/),
  })
  expect(hidden.content[0]).toMatchObject({ type: 'thinking', thinking: '', signature: expect.stringMatching(/.+/) })
  expect(hidden.usage.output_tokens).toBe(shown.usage.output_tokens)
  expect(off.content.map(({ type }) => type)).toEqual(['text'])
  expect(off.usage.output_tokens_details).toBeNull()
})

test('a tool is called, and its result appears in the answer', async () => {
  const client = clientOf()
  const body = { ...bodyOf('What time is it in Tokyo?'), tools: [TOOL] }
  const asked = await client.messages.stream(body).finalMessage()
  const use = asked.content.find((block) => block.type === 'tool_use')
  expect(asked.stop_reason).toBe('tool_use')
  expect(use).toMatchObject({ name: 'current_time', input: { time_zone: 'Asia/Tokyo' } })
  const results: Anthropic.ToolResultBlockParam[] = [
    { type: 'tool_result', tool_use_id: use?.id ?? '', content: [{ type: 'text', text: '2026-11-21T21:07:00+09:00' }] },
  ]
  const history: Anthropic.MessageParam[] = [
    ...body.messages,
    { role: 'assistant', content: asked.content },
    { role: 'user', content: results },
  ]
  const answer = await client.messages.stream({ ...body, messages: history }).finalMessage()
  expect(answer.stop_reason).toBe('end_turn')
  expect(textIn(answer.content)).toContain('2026-11-21T21:07:00+09:00')
})

test('without the tool, or when it is forbidden, it says so and calls nothing', async () => {
  const body = bodyOf('What time is it in Tokyo?')
  const without = await clientOf().messages.create(body)
  const forbidden = await clientOf().messages.create({ ...body, tools: [TOOL], tool_choice: { type: 'none' } })
  for (const message of [without, forbidden]) {
    expect(message.content.map(({ type }) => type)).toEqual(['text'])
    expect(textIn(message.content)).toContain('no tool called')
  }
})

test('every script respects max_tokens', async () => {
  const message = await clientOf()
    .messages.stream({ ...bodyOf('Write a long document'), max_tokens: 25 })
    .finalMessage()
  expect(message.stop_reason).toBe('max_tokens')
  expect(message.usage.output_tokens).toBe(25)
})

test('an error in the middle of a stream reaches the SDK as an error', async () => {
  const stream = await clientOf().messages.create({ ...bodyOf('Break off with an overloaded error'), stream: true })
  let deltas = 0
  const read = async () => {
    for await (const event of stream) if (event.type === 'content_block_delta') deltas += 1
  }
  await expect(read()).rejects.toMatchObject({ type: 'overloaded_error' })
  expect(deltas).toBeGreaterThan(10)
})

test('an error before a stream has its status and its type', async () => {
  const request = clientOf().messages.create({ ...bodyOf('Hi'), model: 'gpt-9' })
  await expect(request).rejects.toBeInstanceOf(Anthropic.NotFoundError)
})

test('countTokens gives the count that the answer then reports', async () => {
  const { max_tokens: _, ...body } = bodyOf('Show me a table with numbers')
  const { input_tokens } = await clientOf().messages.countTokens(body)
  expect(input_tokens).toBeGreaterThan(5)
  expect((await clientOf().messages.create(bodyOf('Show me a table with numbers'))).usage.input_tokens).toBe(
    input_tokens,
  )
})

test('models are listed in pages, and found by id', async () => {
  const ids: string[] = []
  for await (const model of clientOf().models.list({ limit: 4 })) ids.push(model.id)
  expect(ids).toContain('claude-sonnet-5-5')
  expect(new Set(ids).size).toBe(9)
  const old = await clientOf().models.retrieve('claude-sonnet-4-5-20250929')
  expect(old).toMatchObject({ type: 'model', lifecycle: 'deprecated', retires_at: '2026-11-30T00:00:00Z' })
  await expect(clientOf().models.retrieve('claude-none')).rejects.toBeInstanceOf(Anthropic.NotFoundError)
  const retired = await clientOf().models.list({ lifecycle: ['retired'] })
  expect(retired.data).toEqual([])
})
