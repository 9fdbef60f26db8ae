import { expect, test } from 'vitest'
import { actionOf } from './shortcuts'

const press = (key: string, held: Partial<Record<'ctrlKey' | 'metaKey' | 'shiftKey' | 'altKey', boolean>> = {}) => ({
  key,
  ctrlKey: false,
  metaKey: false,
  shiftKey: false,
  altKey: false,
  ...held,
})

test('46: what the keys do, and what they leave to whoever writes', () => {
  expect(actionOf(press('k', { ctrlKey: true }), true)).toBe('search')
  expect(actionOf(press('k', { metaKey: true }), true)).toBe('search')
  expect(actionOf(press('O', { ctrlKey: true, shiftKey: true }), true)).toBe('newChat')
  expect(actionOf(press('/', { ctrlKey: true }), true)).toBe('shortcuts')
  expect(actionOf(press('?', { shiftKey: true }), false)).toBe('shortcuts')
  expect(actionOf(press('?', { shiftKey: true }), true)).toBeUndefined()
  for (const key of ['k', 'o', 'O', '/', 'Enter']) expect(actionOf(press(key), false)).toBeUndefined()
  expect(actionOf(press('o', { ctrlKey: true }), false)).toBeUndefined()
  expect(actionOf(press('k', { ctrlKey: true, altKey: true }), false)).toBeUndefined()
})
