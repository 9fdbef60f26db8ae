// @vitest-environment happy-dom
/** The text box and what was pasted into it as a file. */
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { writeAttachments } from '@/lib/client/attachments/stored-attachments'
import type { ChatId } from '@/lib/shared/ids'
import { Composer } from './composer'

const served = vi.hoisted(() => ({ answer: (_response: Response) => {} }))

let chats = 0
let root: Root
let page: HTMLElement

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  vi.stubGlobal('fetch', (_url: string, init?: RequestInit) => {
    if (init?.method === 'DELETE') return Promise.resolve(new Response(null, { status: 204 }))
    return new Promise<Response>((resolve) => {
      served.answer = resolve
    })
  })
  page = document.body.appendChild(document.createElement('div'))
  root = createRoot(page)
})
afterEach(() => {
  act(() => root.unmount())
  page.remove()
  vi.unstubAllGlobals()
})

const textBox = () => page.querySelector('textarea') as HTMLTextAreaElement
const button = (words: string) =>
  [...page.querySelectorAll('button')].find(
    (each) => each.textContent === words || each.getAttribute('aria-label') === words,
  )
const click = (words: string) => act(async () => button(words)?.click())
const answer = (text: string, status = 200) => act(async () => served.answer(new Response(text, { status })))

/** Draws the box of a chat; of a new one that holds a pasted text when none is named. */
function render(owner?: ChatId): ChatId {
  chats += 1
  const rendered = owner ?? (`chat-${chats}` as ChatId)
  const file = { id: `file-${chats}`, name: 'Pasted text.txt', mediaType: 'text/plain', sizeBytes: 6, facts: {} }
  if (!owner) writeAttachments(rendered, [{ file: { ...file, url: `/api/files/file-${chats}` }, isPasted: true }])
  act(() => root.render(<Composer owner={rendered} isRunning={false} onSend={() => {}} onStop={() => {}} />))
  return rendered
}

function type(text: string) {
  const setter = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set
  act(() => {
    setter?.call(textBox(), text)
    textBox().dispatchEvent(new Event('input', { bubbles: true }))
  })
}

test('a pasted text that becomes text again joins what was typed meanwhile, and the text box has the focus', async () => {
  render()
  type('before')
  await click('Insert as text')
  type('before and since')
  button('Insert as text')?.focus()
  await answer('pasted')
  expect(textBox().value).toBe('before and since\n\npasted')
  expect(document.activeElement).toBe(textBox())
  expect(button('Insert as text')).toBeUndefined()
})

test('a pasted text that cannot be read stays a file, and that is told until it is dismissed', async () => {
  render()
  await click('Insert as text')
  await answer('', 500)
  expect(page.querySelector('[role="alert"]')?.textContent).toBe('Pasted text.txt could not be read. Try again.')
  expect(button('Insert as text')).toBeDefined()
  await click('Dismiss')
  expect(page.querySelector('[role="alert"]')).toBeNull()
  expect(document.activeElement).toBe(textBox())
})

test('a pasted text does not follow into another chat', async () => {
  const first = render()
  await click('Insert as text')
  render('another' as ChatId)
  await answer('pasted')
  expect(textBox().value).toBe('')
  render(first)
  expect(button('Insert as text')).toBeDefined()
})
