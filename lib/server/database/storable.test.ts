import { expect, test } from 'vitest'
import { storable } from './storable'

test('what Postgres cannot keep is left out, in fields and their names, at any depth', () => {
  expect(storable({ 'a\u0000': ['x\u0000y', { b: 'half \ud83d!' }], n: 1, z: null })).toEqual({
    a: ['xy', { b: 'half \ufffd!' }],
    n: 1,
    z: null,
  })
})

test('everything else is the very same', () => {
  const value = { text: 'whole 😀, and \\u0000 as it is written' }
  expect(storable(value)).toEqual(value)
  const plain = { text: 'whole 😀' }
  expect(storable(plain)).toBe(plain)
})
