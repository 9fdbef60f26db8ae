/** Sealed texts: whole and ours, or nothing. */
import { expect, test } from 'vitest'
import { createSeal } from './seal'

test('what was sealed opens, for the same purpose and secret only', () => {
  const seal = createSeal('a secret for tests only', 'one')
  const sealed = seal.seal('text with ünïcode')
  expect(seal.open(sealed)).toBe('text with ünïcode')
  expect(sealed).toMatch(/^[\w-]+$/)
  expect(seal.seal('text with ünïcode')).not.toBe(sealed)
  expect(createSeal('a secret for tests only', 'two').open(sealed)).toBeUndefined()
  expect(createSeal('another secret', 'one').open(sealed)).toBeUndefined()
})

test('one changed letter anywhere and it does not open', () => {
  const seal = createSeal('a secret for tests only', 'one')
  const bytes = Buffer.from(seal.seal('text'), 'base64url')
  for (const at of bytes.keys()) {
    const changed = Buffer.from(bytes)
    changed[at] = (changed[at] ?? 0) ^ 1
    expect(seal.open(changed.toString('base64url'))).toBeUndefined()
  }
  for (const text of ['', 'x', '....', bytes.subarray(0, 27).toString('base64url')]) {
    expect(seal.open(text)).toBeUndefined()
  }
})
