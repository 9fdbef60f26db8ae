// @vitest-environment happy-dom
/** The stage as people use it, with a server that sends when the test says so. */
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { Chunk } from '@/lib/shared/chunk'
import { DONE, encodeEvent } from '@/lib/stream/sse-encode'
import { StageScreen } from './stage-screen'

afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const START: Chunk[] = [
  { type: 'start', messageId: 'answer' },
  { type: 'text-start', id: '0' },
]
const END: Chunk[] = [
  { type: 'text-end', id: '0' },
  { type: 'finish', messageMetadata: { status: 'complete', simulated: true } },
]
const text = (delta: string): Chunk => ({ type: 'text-delta', id: '0', delta })

/** Stands in for the server: `send` sends chunks of the newest answer, `end` ends it. */
function stubServer() {
  const bodies: Array<{ id: string; message: { parts: Array<{ text: string }> } }> = []
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined
  let sequence = 0
  let refusal: Response | undefined
  const fetch = vi.fn(async (input: RequestInfo | URL, init?: RequestInit) => {
    if (String(input) !== '/api/chat') return new Response(null, { status: 204 })
    if (refusal) return refusal
    bodies.push(JSON.parse(String(init?.body)))
    sequence = 0
    const body = new ReadableStream<Uint8Array>({
      start(opened) {
        controller = opened
      },
    })
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } })
  })
  vi.stubGlobal('fetch', fetch)
  const write = (words: string) => controller?.enqueue(new TextEncoder().encode(words))
  return {
    bodies,
    refuse(error: object) {
      refusal = Response.json({ error }, { status: 429 })
    },
    send(...chunks: Chunk[]) {
      for (const chunk of chunks) {
        sequence += 1
        write(encodeEvent('answer', sequence, JSON.stringify(chunk)))
      }
    },
    end() {
      write(DONE)
      controller?.close()
    },
  }
}

const waiting = () => screen.getByRole('region', { name: 'Waits for the whole answer' })
const reading = () => screen.getByRole('region', { name: 'As it is written' })
const markdownOf = (pane: HTMLElement) => {
  const found = pane.querySelectorAll('[data-markdown]')
  expect(found).toHaveLength(1)
  return found[0] as HTMLElement
}
const clocksOf = (pane: HTMLElement) => within(pane).getByRole('group', { name: 'Clocks' }).textContent ?? ''
const button = (name: string) => screen.getByRole('button', { name })
const press = (key: string, target: Element = document.body) => act(() => fireEvent.keyDown(target, { key }))

/** Waits until the condition holds. */
const until = (condition: () => boolean) => waitFor(() => expect(condition()).toBe(true), { timeout: 5_000 })

function open(parameters: Record<string, string> = {}, isDemo = true) {
  return render(<StageScreen parameters={parameters} isDemo={isDemo} />)
}

test('each pane has its Markdown from the beginning; the one that waits has no text before the end', async () => {
  const server = stubServer()
  open()
  for (const pane of [waiting(), reading()]) expect(markdownOf(pane).textContent).toBe('')
  fireEvent.click(button('Start'))
  await until(() => server.bodies.length === 1)
  server.send(...START, text('# Title\n\nFirst **words**'))
  await until(() => markdownOf(reading()).textContent?.includes('First') === true)
  expect(waiting().textContent).not.toContain('words')
  expect(markdownOf(waiting()).textContent).toBe('')
  expect(clocksOf(reading())).toMatch(/First word\d+\.\d\d s/)
  expect(clocksOf(waiting())).toContain('First word–')
  server.send(text(' and more'), ...END)
  server.end()
  await until(() => markdownOf(waiting()).textContent?.includes('more') === true)
  expect(markdownOf(waiting()).innerHTML).toBe(markdownOf(reading()).innerHTML)
  expect(markdownOf(waiting()).querySelector('h1')?.textContent).toBe('Title')
  expect(clocksOf(waiting())).toMatch(/^First word(\d+\.\d\d s)First line\1First paragraph\1End\1Words readable5$/)
  expect(screen.getByText(/had been readable for \d+\.\d s: 5 words\.$/)).toBeTruthy()
  expect(screen.getByRole('link', { name: 'Open this chat' }).getAttribute('href')).toBe(
    `/chat/${server.bodies[0]?.id}`,
  )
  const inspect = screen.getByRole('link', { name: 'Inspect' }).getAttribute('href')
  expect(inspect).toBe(`/chat/${server.bodies[0]?.id}/inspect/answer`)
})

test('the third pane shows words at once and their Markdown at the end', async () => {
  const server = stubServer()
  open()
  press('3')
  fireEvent.click(button('Start'))
  await until(() => server.bodies.length === 1)
  server.send(...START, text('Some **bold** words'))
  const third = () => screen.getByRole('region', { name: 'Words at once, Markdown at the end' })
  await until(() => markdownOf(third()).textContent === 'Some **bold** words')
  server.send(...END)
  server.end()
  await until(() => markdownOf(third()).querySelector('strong') !== null)
  expect(markdownOf(third()).innerHTML).toBe(markdownOf(reading()).innerHTML)
})

test('Restart plays again without another call, and Start asks again', async () => {
  const server = stubServer()
  open()
  fireEvent.click(button('Start'))
  await until(() => server.bodies.length === 1)
  server.send(...START, text('Hello'), ...END)
  server.end()
  await until(() => markdownOf(waiting()).textContent === 'Hello')
  fireEvent.click(button('Restart'))
  await until(() => markdownOf(waiting()).textContent === '')
  await until(() => markdownOf(waiting()).textContent === 'Hello')
  expect(server.bodies).toHaveLength(1)
  fireEvent.click(button('Start'))
  await until(() => server.bodies.length === 2)
  expect(server.bodies[1]?.id).not.toBe(server.bodies[0]?.id)
})

test('the simulator is asked for the preset’s pace, and a model is not', async () => {
  const server = stubServer()
  open({ preset: 'slow-first-word', pace: '167' })
  fireEvent.click(button('Start'))
  await until(() => server.bodies.length === 1)
  cleanup()
  open({ preset: 'slow-first-word' }, false)
  expect(screen.queryByRole('combobox', { name: 'Pace' })).toBeNull()
  fireEvent.click(button('Start'))
  await until(() => server.bodies.length === 2)
  expect(server.bodies.map(({ message }) => message.parts[0]?.text)).toEqual([
    'Explain in a short answer why streaming feels fast pace:167 first-word:4000',
    'Explain in a short answer why streaming feels fast',
  ])
})

test('keys play the stage, but not while somebody writes', async () => {
  const server = stubServer()
  open()
  const box = screen.getByRole('textbox', { name: 'Question' })
  press(' ', box)
  expect(server.bodies).toHaveLength(0)
  press(' ')
  await until(() => server.bodies.length === 1)
  expect(button('Pause')).toBeTruthy()
  press(' ')
  expect(button('Play')).toBeTruthy()
  const speed = screen.getByRole<HTMLSelectElement>('combobox', { name: 'Speed' })
  press('+')
  expect(speed.value).toBe('2')
  press('-')
  press('-')
  expect(speed.value).toBe('0.5')
  press('s')
  expect(screen.getAllByRole('region').map((pane) => pane.getAttribute('aria-label'))).toEqual([
    'As it is written',
    'Waits for the whole answer',
  ])
  press('f')
  expect(screen.queryByRole('textbox', { name: 'Question' })).toBeNull()
  press('Escape')
  expect(screen.getByRole('textbox', { name: 'Question' })).toBeTruthy()
})

test('a refused question says why', async () => {
  const server = stubServer()
  server.refuse({
    code: 'budget_spent',
    message: 'The budget is spent. Try again later.',
    retryable: true,
    requestId: 'r',
  })
  open()
  fireEvent.click(button('Start'))
  await until(() => screen.queryByRole('alert') !== null)
  expect(screen.getByRole('alert').textContent).toBe('The budget is spent. Try again later.')
  expect(button('Start')).toBeTruthy()
})

test('an empty question is not sent', () => {
  const server = stubServer()
  open()
  fireEvent.change(screen.getByRole('textbox', { name: 'Question' }), { target: { value: ' ' } })
  fireEvent.click(button('Start'))
  expect(screen.getByRole('alert').textContent).toBe('Write a question first, or choose a preset.')
  expect(server.bodies).toHaveLength(0)
})

test('a recording from a file is played, with no request', async () => {
  stubServer()
  open()
  const chunks = [...START, text('From a file'), ...END]
  const file = {
    format: 'firstword-timeline',
    version: 1,
    question: 'What was asked?',
    model: 'claude-file',
    simulated: false,
    entries: [{ kind: 'server', at: 5, chunks }],
  }
  const input = screen.getByLabelText('Recording')
  fireEvent.change(input, { target: { files: [new File([JSON.stringify(file)], 'a.json')] } })
  await until(() => screen.queryByText('From a file: an answer of claude-file') !== null)
  expect(screen.getByRole<HTMLInputElement>('textbox', { name: 'Question' }).value).toBe('What was asked?')
  fireEvent.click(button('Play'))
  await until(() => markdownOf(waiting()).textContent === 'From a file')
  // Where a recording ends it is played again, and nothing is asked.
  expect(button('Play')).toBeTruthy()
  expect(fetch).not.toHaveBeenCalled()
  fireEvent.change(input, { target: { files: [new File(['hello'], 'b.json')] } })
  await until(() => screen.queryByRole('alert') !== null)
  expect(screen.getByRole('alert').textContent).toMatch(/^This file is no recording\./)
})
