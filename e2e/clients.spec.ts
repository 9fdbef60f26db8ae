/**
 * Third-party clients against the routes: three versions of the AI SDK, the official SDK, curl; and the terminal
 * program.
 */
import { execFile } from 'node:child_process'
import { writeFile } from 'node:fs/promises'
import { promisify } from 'node:util'
import Anthropic from '@anthropic-ai/sdk'
import * as ai6 from 'ai'
import * as ai5 from 'ai-v5'
import * as ai7 from 'ai-v7'
import { expect, test } from './support/fixtures'
import { words } from './support/page'
import { newChatId, parseEvents, visitor } from './support/wire'

const run = promisify(execFile)

type Message = {
  id: string
  role: string
  metadata?: Record<string, unknown>
  parts: Array<{ type: string; text?: string }>
}
type ReadMessages = (options: { stream: ReadableStream<never> }) => AsyncIterable<Message>
type Transport = new (options: {
  api: string
  fetch: typeof fetch
}) => {
  sendMessages(options: Record<string, unknown>): Promise<ReadableStream<never>>
  reconnectToStream(options: Record<string, unknown>): Promise<ReadableStream<never> | null>
}

const SDKS = [
  ['ai 5', ai5],
  ['ai 6', ai6],
  ['ai 7', ai7],
] as const

const textOf = (message: Message | undefined) => message?.parts.map(({ text }) => text ?? '').join('')

async function last(stream: AsyncIterable<Message>): Promise<Message | undefined> {
  let message: Message | undefined
  for await (const next of stream) message = next
  return message
}

for (const [name, sdk] of SDKS) {
  const read = sdk.readUIMessageStream as unknown as ReadMessages
  const DefaultChatTransport = sdk.DefaultChatTransport as unknown as Transport

  test(`${name}: its own transport and reader get text, usage and metadata`, async ({ app }) => {
    const me = visitor(app.url)
    const transport = new DefaultChatTransport({
      api: '/api/chat',
      fetch: (input, init) => me.fetch(String(input), init),
    })
    const chatId = newChatId()
    const messages = [{ id: 'q1', role: 'user', parts: [{ type: 'text', text: 'count to 25' }] }]
    const stream = await transport.sendMessages({
      chatId,
      messages,
      trigger: 'submit-message',
      messageId: undefined,
      abortSignal: undefined,
    })
    const message = await last(read({ stream }))
    expect(textOf(message)).toBe(words(25))
    expect(message?.metadata).toMatchObject({ status: 'complete', usage: { outputTokens: 25 } })
  })

  test(`${name}: rejoins a running answer from its start, and gets nothing when none runs`, async ({
    app,
    simulator,
  }) => {
    const me = visitor(app.url)
    const transport = new DefaultChatTransport({
      api: '/api/chat',
      fetch: (input, init) => me.fetch(String(input), init),
    })
    const chatId = newChatId()
    await simulator.pauseAfter(5)
    const first = await me.ask(chatId, 'count to 25')
    const stream = await transport.reconnectToStream({ chatId })
    await simulator.resume()
    expect(stream).not.toBeNull()
    const message = stream ? await last(read({ stream })) : undefined
    expect(textOf(message)).toBe(words(25))
    const [start] = parseEvents(await first.text())
    expect(JSON.parse(start?.data ?? '')).toMatchObject({ type: 'start', messageId: message?.id })
    expect(await transport.reconnectToStream({ chatId })).toBeNull()
  })

  test(`${name}: reads a server tool and the sources of a text`, async ({ demoApp }) => {
    const me = visitor(demoApp.url)
    const transport = new DefaultChatTransport({
      api: '/api/chat',
      fetch: (input, init) => me.fetch(String(input), init),
    })
    const parts = [{ type: 'text', text: 'Search the web for lighthouses' }]
    const stream = await transport.sendMessages({
      chatId: newChatId(),
      messages: [{ id: 'q1', role: 'user', parts }],
      trigger: 'submit-message',
      messageId: undefined,
      abortSignal: undefined,
    })
    const message = await last(read({ stream }))
    expect(message?.metadata).toMatchObject({ status: 'complete', usage: { webSearches: 1 } })
    expect(message?.parts.find(({ type }) => type === 'tool-web_search')).toMatchObject({
      state: 'output-available',
      output: { type: 'web_search' },
    })
    const sources = message?.parts.filter(({ type }) => type === 'source-url') ?? []
    expect(sources[0]).toMatchObject({ url: 'https://www.example.com/lighthouses/history' })
    expect(JSON.stringify(message)).not.toContain('encrypted')
  })

  test(`${name}: reads thinking, a tool, and an error`, async ({ app }) => {
    const me = visitor(app.url)
    const transport = new DefaultChatTransport({
      api: '/api/chat',
      fetch: (input, init) => me.fetch(String(input), init),
    })
    const send = async (text: string) => {
      const messages = [{ id: 'q1', role: 'user', parts: [{ type: 'text', text }] }]
      const stream = await transport.sendMessages({
        chatId: newChatId(),
        messages,
        trigger: 'submit-message',
        messageId: undefined,
        abortSignal: undefined,
      })
      return last(read({ stream }))
    }
    const thought = await send('Think hard, then solve a small puzzle')
    expect(thought?.parts.find(({ type }) => type === 'reasoning')?.text?.length).toBeGreaterThan(20)
    const called = await send('What time is it in Tokyo?')
    expect(called?.parts.find(({ type }) => type === 'tool-current_time')).toMatchObject({ state: 'output-available' })
    const failed = await send('Break off with an overloaded error').catch((error: Error) => error)
    if (failed instanceof Error) expect(failed.message).toContain('overloaded')
    else expect(failed?.metadata).toMatchObject({ status: 'error' })
  })
}

test('the official SDK over /api/simulator: text, final message, whole message', async ({ demoApp }) => {
  const client = new Anthropic({ apiKey: 'any', baseURL: `${demoApp.url}/api/simulator` })
  const request = {
    model: 'claude-sonnet-5-5',
    max_tokens: 1024,
    messages: [{ role: 'user' as const, content: 'count to 12' }],
  }
  const stream = client.messages.stream(request)
  let text = ''
  for await (const event of stream) {
    if (event.type === 'content_block_delta' && event.delta.type === 'text_delta') text += event.delta.text
  }
  const message = await stream.finalMessage()
  expect(text).toBe(words(12))
  expect(message.usage.output_tokens).toBe(12)
  expect(await client.messages.create(request)).toMatchObject({
    content: [{ type: 'text', text }],
    usage: message.usage,
  })
})

test('curl -N reads the simulator’s stream', async ({ demoApp }) => {
  const body = JSON.stringify({
    model: 'claude-sonnet-5-5',
    max_tokens: 99,
    stream: true,
    messages: [{ role: 'user', content: 'count to 3' }],
  })
  const headers = ['x-api-key: any', 'anthropic-version: 2023-06-01', 'content-type: application/json']
  const { stdout } = await run('curl', [
    '-sN',
    `${demoApp.url}/api/simulator/v1/messages`,
    '-d',
    body,
    ...headers.flatMap((header) => ['-H', header]),
  ])
  expect(stdout.match(/^event: \w+$/gm)?.slice(0, 2)).toEqual(['event: message_start', 'event: content_block_start'])
  expect(stdout.trimEnd()).toMatch(/data: \{"type":"message_stop"\}$/)
})

test.describe('the terminal program', () => {
  const stream = (args: string[], environment: Record<string, string> = {}) =>
    run(process.execPath, ['--import', 'tsx', 'examples/stream.ts', ...args], {
      env: {
        PATH: process.env.PATH ?? '',
        NODE_ENV: 'test',
        SIMULATOR_TTFT_MS: '0',
        SIMULATOR_TPS: '0',
        ...environment,
      },
    })

  test('text, then the tokens; without a key and over a server', async ({ demoApp }) => {
    const environments: Record<string, string>[] = [
      {},
      { ANTHROPIC_BASE_URL: `${demoApp.url}/api/simulator`, ANTHROPIC_API_KEY: 'any' },
    ]
    for (const environment of environments) {
      const { stdout } = await stream(['count to 7'], environment)
      expect(stdout).toMatch(new RegExp(`^${words(7)}\\s+Tokens used: \\d+ in, 7 out\\n$`))
    }
  })

  test('--events prints every event in order', async () => {
    const { stdout } = await stream(['--events', 'count to 2'])
    const lines = stdout.trimEnd().split('\n')
    expect(lines.at(-1)).toBe('[Stream complete]')
    expect(lines.slice(0, -1).map((line) => JSON.parse(line).type)).toEqual([
      'message_start',
      'content_block_start',
      'content_block_delta',
      'content_block_delta',
      'content_block_stop',
      'message_delta',
      'message_stop',
    ])
  })

  test('--replay plays a saved file at the speed that is asked for', async () => {
    const { stdout: lines } = await stream(['--events', 'count to 2'])
    const events = lines.split('\n').filter((line) => line.startsWith('{'))
    const call = { events: events.map((event, at) => ({ at: 1_000 * at, event: JSON.parse(event) })) }
    const path = test.info().outputPath('fixture.json')
    await writeFile(path, JSON.stringify({ format: 'firstword-fixture', version: 1, calls: [call] }))
    const { stdout } = await stream(['--replay', path, '--speed', '100'])
    expect(stdout).toMatch(new RegExp(`^${words(2)}\\s+Tokens used: \\d+ in, 2 out\\n$`))
    expect((await stream(['--replay', path, '--speed', '1000', '--events'])).stdout).toBe(lines)
    await expect(stream(['--replay', path, 'and a prompt'])).rejects.toMatchObject({ code: 2 })
    await expect(stream(['--replay', 'package.json'])).rejects.toMatchObject({
      code: 1,
      stderr: expect.stringContaining('neither a fixture nor a timeline'),
    })
  })

  test('--no-stream prints once', async () => {
    const { stdout } = await stream(['--no-stream', 'count to 4'])
    expect(stdout).toMatch(new RegExp(`^${words(4)}\\s+Tokens used: \\d+ in, 4 out\\n$`))
  })

  test('a wrong command line prints the usage', async () => {
    await expect(stream([])).rejects.toMatchObject({ code: 2, stderr: expect.stringContaining('Usage:') })
    await expect(stream(['x', '--nonsense'])).rejects.toMatchObject({ code: 2 })
  })

  test('an unreachable server is an error', async () => {
    await expect(stream(['hello'], { ANTHROPIC_BASE_URL: 'http://127.0.0.1:9' })).rejects.toMatchObject({ code: 1 })
  })
})
