// @vitest-environment happy-dom
/** The guide's two files really run: the route on the simulator, the client on the route. */
import { cleanup, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { countingDeltas } from '@/lib/server/simulator/scripts/texts/count'
import { simulatorFetch } from '@/lib/server/simulator/simulator'
import { FAST } from '@/lib/server/simulator/testing'
import { Ask } from './ask'
import { POST } from './route'

const words = (count: number) => countingDeltas(count).join('')

/** What the client's fetch gives, and the signal of the call to the model. */
let responseOf: (init: RequestInit) => Promise<Response>
let upstream: AbortSignal | undefined

beforeEach(() => {
  vi.stubEnv('ANTHROPIC_API_KEY', 'none')
  vi.stubEnv('ANTHROPIC_BASE_URL', 'http://simulator.invalid')
  // The SDK refuses to run in a browser, which would give the key away. The route runs on a server.
  vi.stubGlobal('navigator', undefined)
  const simulate = simulatorFetch(FAST)
  responseOf = (init) => POST(new Request('http://app.invalid/api/ask', init))
  vi.stubGlobal('fetch', (input: RequestInfo, init: RequestInit) => {
    if (input === '/api/ask') return responseOf(init)
    upstream = init.signal ?? undefined
    return simulate(input, init)
  })
})

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.unstubAllEnvs()
})

const post = (question: string) =>
  POST(new Request('http://app.invalid/api/ask', { method: 'POST', body: JSON.stringify({ question }) }))

async function eventsOf(response: Response) {
  const text = await response.text()
  return text
    .split('\n\n')
    .slice(0, -1)
    .map((event) => JSON.parse(event.replace(/^data: /, '')))
}

function ask(question: string) {
  render(<Ask />)
  fireEvent.change(screen.getByRole('textbox', { name: 'Question' }), { target: { value: question } })
  fireEvent.click(screen.getByRole('button', { name: 'Ask' }))
}

const status = () => screen.getByRole('status').textContent

test('the route sends each piece by itself, then why it ended and what it used', async () => {
  const response = await post('count to 3')
  expect(response.headers.get('content-type')).toMatch(/^text\/event-stream/)
  expect(await eventsOf(response)).toEqual([
    { text: 'w000001' },
    { text: ' w000002' },
    { text: ' w000003' },
    { stopReason: 'end_turn', inputTokens: 5, outputTokens: 3 },
  ])
})

test.each(['fault:error-later count to 9', 'fault:reset count to 9'])(
  'the route ends a failed answer with an error: %s',
  async (question) => {
    const events = await eventsOf(await post(question))
    expect(events.at(-1)).toEqual({ error: expect.stringMatching(/./) })
  },
)

test('a reader who leaves ends the call', async () => {
  const response = await post('count to 100000')
  const reader = response.body?.getReader()
  await reader?.read()
  expect(upstream?.aborted).toBe(false)
  await reader?.cancel()
  expect(upstream?.aborted).toBe(true)
})

test('the client shows the text and says that it is complete', async () => {
  ask('count to 5')
  await expect.poll(status).toBe('Complete: 5 tokens in, 5 out.')
  expect(screen.getByText(words(5))).toBeTruthy()
})

test('a stream that ends without an end is not complete, and bytes may be split anywhere', async () => {
  const bytes = new TextEncoder().encode('data: {"text":"Grüße 😀"}\n\n')
  responseOf = async () =>
    new Response(
      new ReadableStream({
        start(controller) {
          for (const byte of bytes) controller.enqueue(new Uint8Array([byte]))
          controller.close()
        },
      }),
    )
  ask('x')
  await expect.poll(status).toBe('Broken off: this answer is not complete.')
  expect(screen.getByText('Grüße 😀')).toBeTruthy()
})

test('the client says that a request was refused, and that it was stopped', async () => {
  responseOf = async () => new Response('', { status: 503 })
  ask('x')
  await expect.poll(status).toBe('Failed: The server answered 503.')
  cleanup()
  responseOf = (init) =>
    new Promise((_, reject) => init.signal?.addEventListener('abort', () => reject(init.signal?.reason)))
  ask('x')
  await expect.poll(status).toBe('Waiting…')
  fireEvent.click(screen.getByRole('button', { name: 'Stop' }))
  await expect.poll(status).toBe('Stopped.')
})
