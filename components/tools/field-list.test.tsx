// @vitest-environment happy-dom
/** Lists of fields: long ones are shortened, except where somebody is asked about all of it. */
import { cleanup, fireEvent, render } from '@testing-library/react'
import { afterEach, expect, test } from 'vitest'
import { wholeFields } from '@/lib/shared/tools/partial-input'
import { FieldList } from './field-list'

afterEach(cleanup)

function show(count: number, isWhole = false) {
  const fields = wholeFields(Object.fromEntries(Array.from({ length: count }, (_, at) => [`f${at}`, 'x'])))
  render(<FieldList toolName="any" fields={fields} isWhole={isWhole} />)
}

const rows = () => document.querySelectorAll('dt').length
const more = () => document.querySelector('button')

test('a hundred fields are all there', () => {
  show(100)
  expect(rows()).toBe(100)
  expect(more()).toBeNull()
})

test('of more than a hundred the first are there, and the others when they are asked for', () => {
  show(1_600)
  expect(rows()).toBe(100)
  expect(more()?.textContent).toBe('and 1,500 more')
  fireEvent.click(more() as HTMLElement)
  expect(rows()).toBe(1_600)
  expect(more()).toBeNull()
})

test('whoever is asked about a call sees all of its fields', () => {
  show(150, true)
  expect(rows()).toBe(150)
})
