// @vitest-environment happy-dom
import { cleanup, createEvent, fireEvent, render, screen } from '@testing-library/react'
import { afterEach, expect, test, vi } from 'vitest'
import { OutlineEditor } from './outline-editor'

afterEach(cleanup)

const outline = {
  title: 'The queue',
  sections: [
    { id: 'a', title: 'First', brief: 'About the first.', files: ['a.ts'] },
    { id: 'b', title: 'Second', brief: '' },
  ],
}

function open() {
  const onSend = vi.fn()
  const other = vi.fn()
  render(
    <OutlineEditor
      outline={outline}
      heading="The outline"
      words=""
      sendLabel="Write it"
      onSend={onSend}
      other={{ label: 'Another outline', go: other }}
    />,
  )
  return { onSend, other }
}
const titles = () => screen.getAllByLabelText(/^Section \d+: title$/) as HTMLInputElement[]
const send = () => fireEvent.click(screen.getByRole('button', { name: 'Write it' }))

test('sections move by keys and by buttons, and it is said where they are', () => {
  const { onSend } = open()
  fireEvent.keyDown(titles()[0] as Element, { key: 'ArrowDown', altKey: true })
  expect(titles().map(({ value }) => value)).toEqual(['Second', 'First'])
  expect(screen.getByRole('status').textContent).toBe('First: now 2 of 2')
  fireEvent.keyDown(titles()[0] as Element, { key: 'ArrowDown' })
  expect(titles()[0]?.value).toBe('Second')
  fireEvent.click(screen.getByRole('button', { name: 'Move Section 2 up' }))
  fireEvent.change(titles()[0] as Element, { target: { value: 'Changed' } })
  send()
  expect(onSend).toHaveBeenCalledWith({
    title: 'The queue',
    sections: [{ ...outline.sections[0], title: 'Changed' }, outline.sections[1]],
  })
})

test('a section is dragged by its handle, and gives way past the middle of another', () => {
  open()
  const rows = () => screen.getAllByRole('listitem')
  const handle = rows()[0]?.querySelector('[draggable]') as Element
  const dataTransfer = { effectAllowed: '', setData: vi.fn() }
  const over = (at: number, clientY: number) => {
    const row = rows()[at] as HTMLElement
    row.getBoundingClientRect = () => ({ top: 100, height: 100 }) as DOMRect
    // happy-dom leaves the place out of drag events.
    const event = Object.assign(createEvent.dragOver(row, { dataTransfer }), { clientY })
    fireEvent(row, event)
    return event
  }
  expect(over(1, 190).defaultPrevented).toBe(false)
  fireEvent.dragStart(handle, { dataTransfer })
  expect(over(1, 120).defaultPrevented).toBe(true)
  expect(titles().map(({ value }) => value)).toEqual(['First', 'Second'])
  over(1, 160)
  expect(titles().map(({ value }) => value)).toEqual(['Second', 'First'])
  fireEvent.dragEnd(handle, { dataTransfer })
  over(0, 110)
  expect(titles().map(({ value }) => value)).toEqual(['Second', 'First'])
})

test('a section without a title is not sent; the last one cannot be removed', () => {
  const { onSend, other } = open()
  fireEvent.click(screen.getByRole('button', { name: 'Add a section' }))
  send()
  expect(screen.getByRole('alert').textContent).toBe('Give every section a title, or remove it.')
  expect(onSend).not.toHaveBeenCalled()
  fireEvent.click(screen.getByRole('button', { name: 'Remove Section 3' }))
  fireEvent.click(screen.getByRole('button', { name: 'Remove Section 1' }))
  expect(screen.getByRole('button', { name: 'Remove Section 1' }).hasAttribute('disabled')).toBe(true)
  send()
  expect(onSend).toHaveBeenCalledWith({ title: 'The queue', sections: [outline.sections[1]] })
  fireEvent.click(screen.getByRole('button', { name: 'Another outline' }))
  expect(other).toHaveBeenCalledOnce()
})
