// @vitest-environment happy-dom
/** Which layer gets Escape when several are open. */
import { act, cleanup, createEvent, fireEvent, render, screen } from '@testing-library/react'
import { useState } from 'react'
import { afterEach, expect, test, vi } from 'vitest'
import { EditQuestion } from '@/components/chat/message/edit-question'
import { isBehindModal, openLayer, watchPopover } from './layers'
import { ModalDialog } from './modal-dialog'
import { useLayer } from './use-layer'

const left: Array<() => void> = []

afterEach(() => {
  cleanup()
  for (const leave of left.splice(0)) leave()
})

/** Opens a layer that reports when it is closed. */
function open(closed: string[], name: string, layer: Partial<Parameters<typeof openLayer>[0]> = {}, isLowest = false) {
  const leave = openLayer(
    {
      ...layer,
      close: () => {
        closed.push(name)
        leave()
      },
    },
    isLowest ? 'bottom' : 'top',
  )
  left.push(leave)
}

function press(init: KeyboardEventInit & { keyCode?: number } = {}, at: Element = document.body) {
  const event = createEvent.keyDown(at, { key: 'Escape', ...init })
  fireEvent(at, event)
  return event
}

test('Escape closes only the topmost layer, and the answer stops when nothing else is open', () => {
  const closed: string[] = []
  open(closed, 'dialog')
  open(closed, 'menu')
  // An answer may begin while something is open.
  open(closed, 'answer', {}, true)
  const before = [[], ['menu'], ['menu', 'dialog']]
  for (const sofar of before) {
    expect(closed).toEqual(sofar)
    press()
  }
  expect(closed).toEqual(['menu', 'dialog', 'answer'])
  expect(press().defaultPrevented).toBe(false)
  expect(closed).toHaveLength(3)
})

test('lower layers do not see the key, and the browser closes nothing by itself', () => {
  const closed: string[] = []
  const heard = vi.fn()
  const page = render(null).container
  page.addEventListener('keydown', heard)
  open(closed, 'menu')
  const event = press({}, page)
  expect(event.defaultPrevented).toBe(true)
  expect(heard).not.toHaveBeenCalled()
  press({}, page)
  expect(heard).toHaveBeenCalledOnce()
})

test.each([
  ['while a word is composed', { isComposing: true }],
  ['that ends a composition in Safari', { keyCode: 229 }],
  ['that is held down', { repeat: true }],
])('Escape %s closes nothing, nor does the browser', (_when, init) => {
  const closed: string[] = []
  open(closed, 'answer', {}, true)
  open(closed, 'menu')
  expect(press(init).defaultPrevented).toBe(true)
  expect(closed).toEqual([])
})

test.each([{ ctrlKey: true }, { shiftKey: true }, { altKey: true }, { metaKey: true }, { key: 'Enter' }])(
  'any other key is left alone: %j',
  (init) => {
    const closed: string[] = []
    open(closed, 'menu')
    expect(press(init).defaultPrevented).toBe(false)
    expect(closed).toEqual([])
  },
)

test('a popover is a layer from its beforetoggle event on', () => {
  const box = render(<div />).container.firstElementChild
  const hide = vi.fn()
  const forget = watchPopover(box as HTMLElement, hide) as () => void
  const say = (newState: string) => box?.dispatchEvent(Object.assign(new Event('beforetoggle'), { newState }))
  press()
  expect(hide).not.toHaveBeenCalled()
  say('open')
  press()
  expect(hide).toHaveBeenCalledOnce()
  say('closed')
  press()
  expect(hide).toHaveBeenCalledOnce()
  // A removed popover never reports that it has closed.
  say('open')
  forget()
  press()
  expect(hide).toHaveBeenCalledOnce()
})

test('a dialog blocks the page while it is mounted', () => {
  const onClose = vi.fn()
  expect(isBehindModal()).toBe(false)
  const { unmount } = render(
    <ModalDialog label="Dialog" onClose={onClose} className="">
      words
    </ModalDialog>,
  )
  expect(isBehindModal()).toBe(true)
  press()
  expect(onClose).toHaveBeenCalledOnce()
  unmount()
  expect(isBehindModal()).toBe(false)
  press()
  expect(onClose).toHaveBeenCalledOnce()
})

function AnswerAndEdit({ onStop }: { onStop(): void }) {
  const [isEditing, setEditing] = useState(true)
  useLayer(true, onStop, { place: 'bottom' })
  return (
    <>
      <textarea aria-label="Message" />
      {isEditing && (
        <EditQuestion text="old" note="" action="Save" onSend={() => {}} onCancel={() => setEditing(false)} />
      )}
    </>
  )
}

const box = (name: string) => screen.queryByRole('textbox', { name })

test.each(['Edited message', undefined])('a form takes Escape from %s, and the answer continues', (name) => {
  const onStop = vi.fn()
  render(<AnswerAndEdit onStop={onStop} />)
  act(() => (name === undefined ? box('Edited message')?.blur() : box(name)?.focus()))
  press({}, document.activeElement ?? document.body)
  expect(box('Edited message')).toBeNull()
  expect(onStop).not.toHaveBeenCalled()
  press()
  expect(onStop).toHaveBeenCalledOnce()
})

test('typing elsewhere does not lose what is in a form', () => {
  const onStop = vi.fn()
  render(<AnswerAndEdit onStop={onStop} />)
  act(() => box('Message')?.focus())
  press({}, box('Message') as HTMLElement)
  expect(onStop).toHaveBeenCalledOnce()
  expect(box('Edited message')).not.toBeNull()
})
