// @vitest-environment happy-dom
/** What the reader of a held answer is told, while it is held and after its end. */
import { act, cleanup, render, screen, waitFor } from '@testing-library/react'
import { renderToStaticMarkup } from 'react-dom/server'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { Announcer } from '@/components/chat/announcer'
import { EndNotice } from '@/components/chat/message/end-notice'
import { Waiting } from '@/components/chat/message/waiting'
import type { ChatSession } from '@/lib/client/session/chat-session'
import { type Answer, type Held, newAnswer } from '@/lib/client/store/entry'
import { createMessageStore } from '@/lib/client/store/message-store'
import type { Chunk } from '@/lib/shared/chunk'
import type { HoldRecord } from '@/lib/shared/hold'
import { holdNotice } from '@/lib/stream/fixtures/hold-notice'
import { HeldNote } from './held-note'
import * as heldParts from './held-parts'
import { HoldBadge } from './hold-badge'

const held = (change: Partial<Held> = {}): Held => ({
  by: 'site',
  cause: 'question',
  topic: 'medical',
  stage: 'waiting',
  heldAt: '2026-11-30T10:00:00.000Z',
  heldMs: 0,
  canShow: true,
  since: performance.now(),
  released: [],
  ...change,
})

const record = (change: Partial<HoldRecord>): HoldRecord => ({
  by: 'site',
  cause: 'question',
  topic: 'medical',
  heldAt: '2026-11-30T10:00:00.000Z',
  endedAt: '2026-11-30T10:00:12.300Z',
  ...change,
})

const replies: Array<(response: Response) => void> = []
const asked: Array<[string, string | undefined]> = []
beforeEach(() => {
  vi.stubGlobal('fetch', (path: string, init?: RequestInit) => {
    asked.push([path, init?.method])
    return new Promise<Response>((resolve) => replies.push(resolve))
  })
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
  vi.useRealTimers()
  replies.length = 0
  asked.length = 0
})

const reply = (status: number, body: object | null = null) =>
  act(async () => replies.shift()?.(new Response(body && JSON.stringify(body), { status })))

const noteWords = (change: Partial<Held>) => {
  const view = render(<HeldNote chatId="c" answerId="a" held={held(change)} />)
  const words = view.getByRole('note', { name: 'Held' }).textContent ?? ''
  view.unmount()
  return words
}

test.each<[Partial<Held>, string]>([
  [{}, 'It is held because the question is about medicine, where the end of an answer may correct its beginning.'],
  [{ topic: 'legal' }, 'because the question is about the law,'],
  [{ topic: 'financial', cause: 'answer' }, 'because the answer has turned to money,'],
  [{ topic: 'tax-advice' }, 'because the question is about “tax advice”,'],
  [{ topic: undefined, cause: 'policy' } as never, 'because this site shows answers only when they are complete.'],
  [{ topic: undefined, cause: 'policy', by: 'person' } as never, 'because your preferences are set to show'],
  [{ topic: undefined, cause: 'policy', by: 'chat' } as never, 'because this chat is set to show'],
])('the reason in one sentence: %j', (change, words) => {
  expect(noteWords(change)).toContain(words)
})

test('the stage is told in words, and what turned later is told as the rest', () => {
  expect(noteWords({})).toContain('This answer is being prepared')
  expect(noteWords({})).toContain('Waiting for the model')
  expect(noteWords({ stage: 'writing' })).toContain('Being written')
  expect(noteWords({ stage: 'checking' })).toContain('Being checked')
  expect(noteWords({ cause: 'answer' })).toContain('The rest of this answer is being prepared')
})

test('time counts from the begin of the hold, in the page’s own HTML too', () => {
  vi.useFakeTimers()
  const view = render(<HeldNote chatId="c" answerId="a" held={held({ since: performance.now() - 58_000 })} />)
  const time = () => view.container.querySelector('[data-held-for]')?.textContent
  expect(time()).toBe('58 s')
  act(() => void vi.advanceTimersByTime(5_000))
  expect(time()).toBe('1 min 3 s')
  const since = performance.now() - 42_500
  expect(renderToStaticMarkup(<HeldNote chatId="c" answerId="a" held={held({ since })} />)).toContain('42 s')
})

test('where the site does not allow it there is no button', () => {
  render(<HeldNote chatId="c" answerId="a" held={held({ canShow: false })} />)
  expect(screen.queryByRole('button')).toBeNull()
})

test('the button says what it means, asks once, says why it failed, and hands the focus to the answer', async () => {
  render(
    <article tabIndex={-1} aria-label="Claude">
      <HeldNote chatId="c" answerId="a" held={held()} />
    </article>,
  )
  const button = screen.getByRole('button', { name: 'Show it as it comes' })
  const meaning = document.getElementById(button.getAttribute('aria-describedby') ?? '')
  expect(meaning?.textContent).toBe('You may then read something about medicine that the rest of the answer corrects.')
  button.focus()
  act(() => button.click())
  act(() => button.click())
  await reply(403, { error: { code: 'forbidden', message: 'Not on this site.', retryable: false, requestId: 'r1' } })
  expect(asked).toEqual([['/api/chats/c/answers/a/show', 'POST']])
  expect(screen.getByRole('alert').textContent).toBe('Not on this site.')
  expect(document.activeElement).toBe(button)
  act(() => button.click())
  await reply(204)
  expect(screen.queryByRole('alert')).toBeNull()
  expect(screen.queryByRole('button')).toBeNull()
  expect(screen.getByRole('note').textContent).toContain('It will be shown in a moment.')
  expect(document.activeElement).toBe(screen.getByRole('article'))
})

test('afterwards a badge has the reason, and what became of it', () => {
  const words = (change: Partial<HoldRecord>) => {
    const { container, unmount } = render(<HoldBadge record={record(change)} />)
    const badge = container.querySelector('span')
    const found = badge && [badge.textContent, badge.title]
    unmount()
    return found
  }
  expect(words({ outcome: 'released', classifier: 'v1' })).toEqual([
    'Held until complete: medicine',
    'Held because the question is about medicine. It was shown when it was complete. Recognised by classifier v1.',
  ])
  expect(words({ outcome: 'overridden' })?.[0]).toBe('Held, then shown on demand: medicine')
  expect(words({ outcome: 'overridden' })?.[1]).toContain('It was shown on demand.')
  expect(words({ outcome: 'discarded' })).toBeNull()
  expect(heldParts.holdFigure(record({ outcome: 'released' }))).toMatchObject({ name: 'Held', value: 'held 12.3 s' })
})

function ended(status: Answer['status'], hold: HoldRecord, change: Partial<Answer> = {}): Answer {
  const answer = { ...newAnswer('a', undefined), id: 'a', status, ...change }
  answer.message.metadata = { status: status as never, hold }
  return answer
}

function endNotice(answer: Answer) {
  const session = { chatId: 'c', catchUp: vi.fn(async () => {}) }
  const goOn = vi.fn()
  render(
    <EndNotice
      session={session as unknown as ChatSession}
      answer={answer}
      onRetry={() => {}}
      onGoOn={goOn}
      heldParts={heldParts}
    />,
  )
  return { session, goOn }
}

const buttons = () => screen.queryAllByRole('button').map(({ textContent }) => textContent)

test('what was discarded or withheld says so, with nothing to continue', () => {
  endNotice(ended('stopped', record({ outcome: 'discarded' })))
  expect(document.body.textContent).toContain('Stopped while it was held: what had been written was discarded.')
  expect(buttons()).toEqual([])
  cleanup()
  endNotice(ended('refused', record({ outcome: 'withheld', withheldBecause: 'Not by our rules.' })))
  expect(document.body.textContent).toContain('and is not shown. Not by our rules.')
  expect(document.body.textContent).not.toContain('Claude declined')
  expect(buttons()).toEqual([])
})

test('what is kept can be asked for again, or shown where that is allowed; then the chat is read again', async () => {
  const { session, goOn } = endNotice(ended('interrupted', record({ outcome: 'kept', canShow: true })))
  expect(document.body.textContent).toContain('It broke off while it was held')
  expect(document.body.textContent).toContain('Continue asks again.')
  expect(buttons()).toEqual(['Continue', 'Retry', 'Show it as it comes'])
  act(() => screen.getByRole('button', { name: 'Continue' }).click())
  expect(goOn).toHaveBeenCalledOnce()
  act(() => screen.getByRole('button', { name: 'Show it as it comes' }).click())
  await reply(204)
  await waitFor(() => expect(session.catchUp).toHaveBeenCalledOnce())
  cleanup()
  endNotice(ended('interrupted', record({ outcome: 'kept', canShow: false })))
  expect(buttons()).toEqual(['Continue', 'Retry'])
  cleanup()
  const error = { code: 'internal', message: 'Something failed.', retryable: true, requestId: '' } as const
  endNotice(ended('error', record({ outcome: 'kept', canShow: true }), { error }))
  expect(screen.getByRole('alert').textContent).toBe('Something failed.')
  expect(buttons()).toEqual(['Continue', 'Retry', 'Show it as it comes'])
})

test('a line that is lost, and a call that is tried again, are told beside the hold as elsewhere', () => {
  const answer: Answer = { ...newAnswer('a', 0), status: 'held', held: held() }
  answer.message.id = 'a'
  const words = (change: Partial<Answer>) =>
    renderToStaticMarkup(<Waiting answer={{ ...answer, ...change }} />).replace(/<[^>]*>/g, '')
  expect(words({})).toBe('')
  expect(words({ lineLostAt: performance.now() - 3_000 })).toContain('Connection lost. Reconnecting…')
  const retry = { code: 'overloaded', message: 'Busy.', attempt: 2, delayMs: 5_000 } as const
  expect(words({ retry: { ...retry, receivedAt: performance.now() } })).toContain('Busy. Trying again in 5 s.')
})

test('a hold is announced once, and its end once, with nothing between', async () => {
  const store = createMessageStore()
  store.add(newAnswer('a', 0))
  let sequence = 0
  const grow = (log: string, ...chunks: Chunk[]) =>
    act(async () =>
      store.grow(
        'a',
        log,
        chunks.map((chunk) => ({ sequence: ++sequence, chunk })),
      ),
    )
  render(<Announcer store={store} />)
  const status = screen.getByRole('status')
  const said = [status.textContent]
  new MutationObserver(() => said.push(status.textContent)).observe(status, {
    childList: true,
    characterData: true,
    subtree: true,
  })
  await grow('a', { type: 'start', messageId: 'a' }, holdNotice())
  for (let at = 0; at < 5; at += 1) await grow('a', holdNotice())
  // Its first segment ends before the answer does.
  await grow('a', { type: 'data-segment-end', data: { reason: 'draining' }, transient: true }, { type: 'finish' })
  sequence = 0
  await grow('a.2', { type: 'start', messageId: 'a' }, holdNotice())
  await grow('a.2', { type: 'text-start', id: '0' }, { type: 'text-delta', id: '0', delta: 'x' })
  await grow('a.2', { type: 'finish', messageMetadata: { status: 'complete' } })
  await waitFor(() => expect(said.at(-1)).toBe('Answer complete'))
  expect(said).toEqual(['Claude is answering', 'The answer is being held until it is complete', 'Answer complete'])
})
