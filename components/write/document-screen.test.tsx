// @vitest-environment happy-dom
/** A document as it comes from a server that a test plays. */
import { act, cleanup, fireEvent, render, screen, within } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { WithAnswerParts } from '@/components/chat/with-answer-parts'
import { open, settle } from '@/lib/client/fixtures/hand-session'
import { useMessageKeys } from '@/lib/client/store/use-chat'
import type { Chunk } from '@/lib/shared/chunk'
import type { DocumentRequest } from '@/lib/shared/write/document'
import { DocumentScreen } from './document-screen'

afterEach(cleanup)

const document: DocumentRequest = {
  template: 'readme',
  audience: 'developers',
  tone: 'plain',
  length: 'short',
  files: [],
}
const outline = {
  title: 'The queue',
  sections: ['a', 'b'].map((id) => ({ id, title: `Section ${id}`, brief: '' })),
}
const text = (id: string, delta: string): Chunk[] => [
  { type: 'text-start', id },
  { type: 'text-delta', id, delta },
  { type: 'text-end', id },
]
const section = (id: string): Chunk[] => [
  { type: 'data-section', data: { id, title: `Section ${id}` } },
  ...text(`t${id}`, `## Section ${id}\n\nThree more words.`),
]
const sectionEnd = (id: string): Chunk => ({
  type: 'data-section-end',
  data: { id, outputTokens: 20, costUsd: 0.25, durationMs: 2_000 },
})
const START: Chunk[] = [{ type: 'start', messageId: 'a1' }, ...text('o', '# The queue\n\n## Section a')]
const end = (status: 'waiting' | 'complete' | 'stopped'): Chunk => ({ type: 'finish', messageMetadata: { status } })

function Shown({ session }: Pick<ReturnType<typeof open>, 'session'>) {
  return (
    <WithAnswerParts>
      <DocumentScreen session={session} keys={useMessageKeys(session.store)} />
    </WithAnswerParts>
  )
}

function begin() {
  const hand = open()
  hand.session.sendDocument(
    { id: 'document', text: 'Write', createdAt: '2026-11-30T00:00:00.000Z', document },
    { path: '/api/write', body: new Blob(['{}']) },
  )
  render(<Shown session={hand.session} />)
  return {
    ...hand,
    say: (...chunks: Chunk[]) => act(async () => void hand.say(...chunks)),
    sayFrom: (log: string, ...chunks: Chunk[]) => act(async () => void hand.sayFrom(log, ...chunks)),
    end: () =>
      act(async () => {
        hand.asks.at(-1)?.end()
        await settle()
      }),
  }
}
const items = () => within(screen.getByRole('navigation', { name: 'Sections' })).getAllByRole('listitem')
const bar = () => screen.getByRole('progressbar')

test('the outline is shown while it is written, then changed, accepted, and the sections come', async () => {
  const { say, sayFrom, end: endStream, asks } = begin()
  await say(...START)
  expect(screen.getByRole('heading', { name: 'The queue' })).toBeTruthy()
  expect(screen.queryByRole('navigation', { name: 'Sections' })).toBeNull()
  await say({ type: 'data-outline', data: outline })
  // Nobody has agreed to it yet.
  expect(screen.queryByRole('navigation', { name: 'Sections' })).toBeNull()
  await say(end('waiting'))
  await endStream()
  fireEvent.change(screen.getByRole('textbox', { name: 'Section 2: title' }), { target: { value: 'Changed' } })
  fireEvent.click(screen.getByRole('button', { name: 'Write it' }))
  expect(asks[1]?.post?.body).toMatchObject({
    action: 'accept',
    outline: { sections: [{ id: 'a' }, { title: 'Changed' }] },
  })
  expect(items()).toHaveLength(2)

  const accepted = {
    ...outline,
    sections: [outline.sections[0], { id: 'b', title: 'Changed', brief: '' }],
  } as typeof outline
  const so: Chunk[] = [
    ...START,
    { type: 'data-outline', data: outline },
    { type: 'data-outline', data: accepted },
    ...section('a'),
  ]
  await sayFrom('a1-2', ...so)
  expect(items().map(({ dataset }) => dataset.state)).toEqual(['writing', 'planned'])
  expect(items()[0]?.textContent).toContain('5 words')
  expect(bar().getAttribute('aria-valuenow')).toBe('1')
  expect(screen.getByRole('button', { name: 'Stop' })).toBeTruthy()
  expect(globalThis.document.title).toBe('1 % · The queue – Firstword')
  await sayFrom('a1-2', sectionEnd('a'), ...section('b'), sectionEnd('b'), end('complete'))
  await endStream()
  expect(items().map(({ dataset }) => dataset.state)).toEqual(['written', 'written'])
  expect(items()[0]?.textContent).toContain('2.00 s')
  expect(bar().getAttribute('aria-valuenow')).toBe('100')
  expect(screen.getByText('10 words · 40 tokens · $0.50')).toBeTruthy()
  expect(globalThis.document.title).toBe('The queue – Firstword')
  expect(globalThis.document.querySelectorAll('[data-markdown]')).toHaveLength(2)
})

test('the figures have what the open section has used so far, as estimates', async () => {
  const { say } = begin()
  const called: Chunk[] = [
    { type: 'start-step' },
    {
      type: 'data-usage',
      data: { inputTokens: 100_000, outputTokens: 1, cacheReadTokens: 0, cacheWriteTokens: 0 },
      transient: true,
    },
  ]
  await say(
    { type: 'start', messageId: 'a1', messageMetadata: { model: 'claude-sonnet-5-5' } },
    { type: 'data-outline', data: outline },
    ...section('a'),
  )
  expect(screen.getByText(/^5 words · about \d+ tokens · cost not known yet$/)).toBeTruthy()
  await say(...called)
  expect(screen.getByText(/^5 words · about \d+ tokens · about \$0.20$/)).toBeTruthy()
  await say(sectionEnd('a'))
  expect(screen.getByText('5 words · 20 tokens · $0.25')).toBeTruthy()
})

test('a document that was stopped goes on where it broke off', async () => {
  const { say, end: endStream, asks } = begin()
  await say(
    { type: 'start', messageId: 'a1' },
    { type: 'data-outline', data: outline },
    ...section('a'),
    end('stopped'),
  )
  await endStream()
  expect(items().map(({ dataset }) => dataset.state)).toEqual(['broken-off', 'planned'])
  expect(screen.getByText('Stopped. What is written stays.')).toBeTruthy()
  fireEvent.click(screen.getByRole('button', { name: 'Continue' }))
  expect(asks[1]?.body).toMatchObject({ trigger: 'continue-message', messageId: 'a1' })
  expect(screen.getByText('Three more words.')).toBeTruthy()
})

test('while a section is written again, the others stay as they are', async () => {
  const { say, sayFrom, end: endStream, asks } = begin()
  const whole = [...section('a'), sectionEnd('a'), ...section('b'), sectionEnd('b')]
  await say({ type: 'start', messageId: 'a1' }, { type: 'data-outline', data: outline }, ...whole, end('complete'))
  await endStream()
  const kept = globalThis.document.querySelectorAll('[data-markdown]')[1]
  fireEvent.click(screen.getByRole('button', { name: 'Write again: Section a' }))
  fireEvent.click(screen.getByRole('button', { name: 'Write this section again' }))
  expect(asks[1]?.post?.body).toMatchObject({ action: 'rewrite', sectionId: 'a' })
  expect(items().map(({ dataset }) => dataset.state)).toEqual(['planned', 'written'])
  await sayFrom(
    'a2',
    { type: 'start', messageId: 'a2' },
    { type: 'data-outline', data: { ...outline, basis: { answerId: 'a1', rewrites: { sectionId: 'a' } } } },
    { type: 'data-section', data: { id: 'a', title: 'Section a' } },
    ...text('n', '## Section a\n\nOther words.'),
  )
  expect(items().map(({ dataset }) => dataset.state)).toEqual(['writing', 'written'])
  expect(screen.getByText('Other words.')).toBeTruthy()
  expect(globalThis.document.querySelectorAll('[data-markdown]')[1]).toBe(kept)
})
