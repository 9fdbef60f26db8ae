// @vitest-environment happy-dom
/** Lists of fields: long ones are shortened, unless the person is asked to approve them. */
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

test('a hundred fields are all shown', () => {
  show(100)
  expect(rows()).toBe(100)
  expect(more()).toBeNull()
})

test('of more than a hundred, the first are shown, and the others on demand', () => {
  show(1_600)
  expect(rows()).toBe(100)
  expect(more()?.textContent).toBe('and 1,500 more')
  fireEvent.click(more() as HTMLElement)
  expect(rows()).toBe(1_600)
  expect(more()).toBeNull()
})

test('a call that needs approval shows all of its fields', () => {
  show(150, true)
  expect(rows()).toBe(150)
})
