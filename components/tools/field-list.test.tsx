// @vitest-environment happy-dom
/** Lists of fields: long ones are shortened, except where somebody is asked about all of it. */
import { act } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { wholeFields } from '@/lib/shared/tools/partial-input'
import { FieldList } from './field-list'

let page: HTMLElement
let root: Root

beforeEach(() => {
  vi.stubGlobal('IS_REACT_ACT_ENVIRONMENT', true)
  page = document.createElement('div')
  root = createRoot(page)
})
afterEach(() => {
  act(() => root.unmount())
  vi.unstubAllGlobals()
})

function render(count: number, isWhole = false) {
  const fields = wholeFields(Object.fromEntries(Array.from({ length: count }, (_, at) => [`f${at}`, 'x'])))
  act(() => root.render(<FieldList toolName="any" fields={fields} isWhole={isWhole} />))
}

const rows = () => page.querySelectorAll('dt').length
const more = () => page.querySelector('button')

test('a hundred fields are all there', () => {
  render(100)
  expect(rows()).toBe(100)
  expect(more()).toBeNull()
})

test('of more than a hundred the first are there, and the others when they are asked for', () => {
  render(1_600)
  expect(rows()).toBe(100)
  expect(more()?.textContent).toBe('and 1,500 more')
  act(() => more()?.click())
  expect(rows()).toBe(1_600)
  expect(more()).toBeNull()
})

test('whoever is asked about a call sees all of its fields', () => {
  render(150, true)
  expect(rows()).toBe(150)
})
