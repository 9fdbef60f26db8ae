// @vitest-environment happy-dom
/** The stage as people use it, with a server that sends when the test says so. */
import { act, cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import type { Chunk } from '@/lib/shared/chunk'
import { ERRORS } from '@/lib/shared/error'
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
function stubServer({ timeline }: { timeline?: Response } = {}) {
  const bodies: Array<{ id: string; message: { parts: Array<{ text: string }> } }> = []
  let controller: ReadableStreamDefaultController<Uint8Array> | undefined
  let sequence = 0
  let refusal: Response | undefined
  const fetch = vi.fn(async (input: RequestInfo | URL, init?: RequestInit) => {
    if (timeline && String(input).includes('/timeline')) return timeline
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

/** Presses Start, and waits for the first question. */
async function start(server: ReturnType<typeof stubServer>) {
  fireEvent.click(button('Start'))
  await until(() => server.bodies.length === 1)
}

test('each pane has its Markdown from the beginning; the one that waits has no text before the end', async () => {
  const server = stubServer()
  open()
  for (const pane of [waiting(), reading()]) expect(markdownOf(pane).textContent).toBe('')
  await start(server)
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
  await start(server)
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
  await start(server)
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
  await start(server)
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
  expect(await screen.findByRole('button', { name: 'Start' })).toBeTruthy()
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
  expect(screen.getByRole('alert').textContent).toMatch(/^This file is not a recording\. Choose /)
})

/** One answer from its beginning to its end. */
async function answer(server: ReturnType<typeof stubServer>, words: string) {
  await start(server)
  server.send(...START, text(words), ...END)
  server.end()
  await until(() => markdownOf(waiting()).textContent === words)
}

const box = () => screen.getByRole<HTMLInputElement>('textbox', { name: 'Question' })
const write = (value: string) => fireEvent.change(box(), { target: { value } })
const choose = (name: string) =>
  fireEvent.change(screen.getByRole('combobox', { name: 'Preset' }), { target: { value: name } })

test('a question in the address fills the box as text, and is not sent', () => {
  const server = stubServer()
  open({ question: '<b>Why?</b> pace:1000' })
  expect(box().value).toBe('<b>Why?</b> pace:1000')
  expect(screen.getByRole<HTMLSelectElement>('combobox', { name: 'Preset' }).value).toBe('own')
  expect([server.bodies, vi.mocked(fetch).mock.calls]).toEqual([[], []])
})

test('the link has the question that is shown, or the preset, or says that it is too long', async () => {
  stubServer()
  const copied: string[] = []
  vi.stubGlobal('navigator', { ...navigator, clipboard: { writeText: async (words: string) => copied.push(words) } })
  open({ preset: 'medical' })
  const copy = async (count: number) => {
    fireEvent.click(screen.getByRole('button', { name: /^(?:Copy link|Link copied)$/ }))
    await until(() => copied.length === count)
    return new URL(copied.at(-1) ?? '').searchParams
  }
  expect((await copy(1)).get('preset')).toBe('medical')
  write('Is 2 & 2 = 4?')
  const own = await copy(2)
  expect([own.get('preset'), own.get('question')]).toEqual([null, 'Is 2 & 2 = 4?'])
  write('x'.repeat(501))
  fireEvent.click(button('Copy link'))
  expect(screen.getByRole('alert').textContent).toContain('at most 500 characters')
  expect(copied).toHaveLength(2)
})

test('somebody else’s recording: one sentence, and nothing that could be taken for one', async () => {
  const error = { code: 'not_found', message: ERRORS.not_found.text, retryable: false, requestId: 'r' }
  stubServer({ timeline: Response.json({ error }, { status: 404 }) })
  open({ chat: 'chat-1', answer: 'answer-1' })
  await until(() => screen.queryByRole('alert') !== null)
  expect(screen.getByRole('alert').textContent).toBe(
    'Only the person who asked can open this recording. Ask them for the exported HTML file.',
  )
  expect(screen.queryAllByRole('region')).toHaveLength(0)
  expect(screen.queryAllByRole('button')).toHaveLength(0)
  expect(screen.queryByRole('note')).toBeNull()
  expect(screen.getAllByRole('link').map((link) => link.getAttribute('href'))).toEqual(['/'])
})

test('one’s own recording that is no longer kept says that', async () => {
  const error = {
    code: 'not_found',
    message: 'It is no longer kept here. Ask again.',
    retryable: false,
    requestId: 'r',
  }
  stubServer({ timeline: Response.json({ error }, { status: 404 }) })
  open({ chat: 'chat-1', answer: 'answer-1' })
  await until(() => screen.queryByRole('alert') !== null)
  expect(screen.getByRole('alert').textContent).toBe(error.message)
})

test('an answer that runs keeps its own question and its own lesson when another is chosen', async () => {
  const server = stubServer()
  open({ preset: 'short' })
  await start(server)
  server.send(...START, text('Hello'))
  await until(() => markdownOf(reading()).textContent === 'Hello')
  expect(screen.queryByText(/The panes still answer/)).toBeNull()
  // This preset has the same question.
  choose('bursts')
  const note = () => screen.getByText(/The panes still answer/).parentElement?.textContent
  expect(note()).toContain('“Explain in a short answer why streaming feels fast” (Short answer)')
  expect(screen.getByText(/^Both sides end at the same moment/)).toBeTruthy()
  expect(screen.queryByText(/bursts, as the simulator does/)).toBeNull()
  choose('short')
  expect(screen.queryByText(/The panes still answer/)).toBeNull()
  write('Something else')
  expect(note()).toContain('why streaming feels fast')
  server.end()
})

test('another preset clears an answer that has ended; an edited question stands beside it', async () => {
  const server = stubServer()
  open({ preset: 'short' })
  await answer(server, 'Hello')
  write('Something else')
  expect(screen.getByText(/The panes still answer/)).toBeTruthy()
  expect(markdownOf(waiting()).textContent).toBe('Hello')
  choose('medical')
  expect(screen.queryByText(/The panes still answer/)).toBeNull()
  for (const pane of [waiting(), reading()]) expect(markdownOf(pane).textContent).toBe('')
  expect(screen.getByText(/^What streaming shows too early/)).toBeTruthy()
})

test('a made-up answer is called one before, during and after; a model’s answer is not', async () => {
  const server = stubServer()
  const warning = () => screen.queryByText('This answer is made up, and wrong on purpose at its start.')
  open({ preset: 'medical' }, false)
  expect(warning()).toBeNull()
  cleanup()
  open({ preset: 'medical' })
  expect(warning()).toBeTruthy()
  await answer(server, 'Yes.')
  expect(warning()).toBeTruthy()
  choose('short')
  expect(warning()).toBeNull()
})

test('the slider begins at its left end, and has room while an answer comes', async () => {
  const server = stubServer()
  open({ preset: 'short', pace: '100' })
  const slider = () => screen.getByRole<HTMLInputElement>('slider', { name: 'Position' })
  expect([slider().value, slider().max]).toEqual(['0', '8000'])
  await start(server)
  expect(slider().max).toBe('5400')
  server.send(...START, text('Hello'), ...END)
  server.end()
  await until(() => Number(slider().max) < 5_400)
  await until(() => slider().value === slider().max)
})

test('faster than it arrives: says why nothing changes', async () => {
  const server = stubServer()
  open({ speed: '4' })
  await start(server)
  await until(() => screen.queryByText(/^The speed cannot outrun the answer/) !== null)
  expect(screen.getByTitle(/^The speed cannot outrun the answer/)).toBeTruthy()
  server.send(...START, text('Hello'), ...END)
  server.end()
  await until(() => screen.queryByText(/^The speed cannot outrun the answer/) === null)
})

test('Start and Restart keep their names and say what they do', async () => {
  const server = stubServer()
  open()
  expect(button('Start').textContent).toBe('Start')
  await answer(server, 'Hello')
  expect(button('Start').title).toBe('Asks again: a new answer')
  expect(button('Restart').title).toBe('Replays this answer from its beginning, without asking')
})

test('while the model thinks, every pane says so', async () => {
  const server = stubServer()
  open()
  press('3')
  await start(server)
  server.send({ type: 'start', messageId: 'answer' }, { type: 'reasoning-start', id: '1' })
  await until(() => screen.queryAllByText('Thinking…').length === 3)
  server.end()
})
