/** T50: after signing in nobody is sent to another site. */
import { expect, test } from 'vitest'
import { safeNextPath } from './next-path'

test.each(['/', '/chat/abc', '/account?x=1', '/chat/abc#message-2', '/?q=hi%20there'])('T50: %s stays', (path) => {
  expect(safeNextPath(path)).toBe(path)
})

const HOSTILE = [
  '//evil.example',
  '/\\evil.example',
  '\\\\evil.example',
  '/\t/evil.example',
  '/\n/evil.example',
  '\t//evil.example',
  ' //evil.example',
  '/.//evil.example',
  '/a/..//evil.example',
  '/%2e//evil.example',
  '/a\\b',
  '///evil.example',
  'https://evil.example',
  'javascript:alert(1)',
  'data:text/html,x',
  'chat/abc',
  '?x',
  '@evil.example',
  '/\r\nset-cookie: a=b',
  '/\u0000',
  '/é',
  `/${'a'.repeat(600)}`,
  '',
  null,
  undefined,
]

test.each(HOSTILE)('T50: %j leads home', (path) => {
  expect(safeNextPath(path)).toBe('/')
})

test('T50: whatever comes out is an address of the site that it is read on', () => {
  for (const path of HOSTILE)
    expect(new URL(safeNextPath(path), 'https://here.example').origin).toBe('https://here.example')
})
