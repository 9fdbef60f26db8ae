// @vitest-environment happy-dom
/** The text box, with a text that was pasted as a file. */
import { act, cleanup, fireEvent, type RenderResult, render, screen } from '@testing-library/react'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { writeAttachments } from '@/lib/client/attachments/stored-attachments'
import type { ChatId } from '@/lib/shared/ids'
import { Composer } from './composer'

const served = vi.hoisted(() => ({ answer: (_response: Response) => {} }))

let chats = 0
let view: RenderResult

beforeEach(() => {
  vi.stubGlobal('fetch', (_url: string, init?: RequestInit) => {
    if (init?.method === 'DELETE') return Promise.resolve(new Response(null, { status: 204 }))
    return new Promise<Response>((resolve) => {
      served.answer = resolve
    })
  })
  view = render(null)
})
afterEach(() => {
  cleanup()
  vi.unstubAllGlobals()
})

const textBox = () => screen.getByRole<HTMLTextAreaElement>('textbox', { name: 'Message' })
const button = (name: string) => screen.queryByRole('button', { name })
const click = (name: string) => act(async () => fireEvent.click(screen.getByRole('button', { name })))
const type = (text: string) => fireEvent.change(textBox(), { target: { value: text } })
const answer = (text: string, status = 200) => act(async () => served.answer(new Response(text, { status })))

/** Renders the box of a chat; by default a new one with a pasted text. */
function show(owner?: ChatId): ChatId {
  chats += 1
  const shown = owner ?? (`chat-${chats}` as ChatId)
  const file = { id: `file-${chats}`, name: 'Pasted text.txt', mediaType: 'text/plain', sizeBytes: 6, facts: {} }
  if (!owner) writeAttachments(shown, [{ file: { ...file, url: `/api/files/file-${chats}` }, isPasted: true }])
  view.rerender(<Composer owner={shown} isRunning={false} onSend={() => {}} onStop={() => {}} />)
  return shown
}

test('a pasted text that is inserted joins what was typed meanwhile, and the text box gets the focus', async () => {
  show()
  type('before')
  await click('Insert as text')
  type('before and since')
  button('Insert as text')?.focus()
  await answer('pasted')
  expect(textBox().value).toBe('before and since\n\npasted')
  expect(document.activeElement).toBe(textBox())
  expect(button('Insert as text')).toBeNull()
})

test('a pasted text that cannot be read stays a file, with an alert until dismissed', async () => {
  show()
  await click('Insert as text')
  await answer('', 500)
  expect(screen.getByRole('alert').textContent).toBe('Pasted text.txt could not be read. Try again.')
  expect(button('Insert as text')).not.toBeNull()
  await click('Dismiss')
  expect(screen.queryByRole('alert')).toBeNull()
  expect(document.activeElement).toBe(textBox())
})

test('a pasted text does not follow into another chat', async () => {
  const first = show()
  await click('Insert as text')
  show('another' as ChatId)
  await answer('pasted')
  expect(textBox().value).toBe('')
  show(first)
  expect(button('Insert as text')).not.toBeNull()
})
