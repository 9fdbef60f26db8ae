// @vitest-environment happy-dom
/** Where a key leads in the list of events, and which keys an element keeps. */
import { expect, test } from 'vitest'
import { isOwnKey, keyTarget } from './use-inspector-keys'

const ALL = [0, 1, 2, 3, 4]
/** Rows 1 and 3 are listed alone. */
const SOME = [1, 3]

test.each([
  ['ArrowDown', ALL, 0, 1],
  ['ArrowDown', ALL, 2, 3],
  ['ArrowRight', ALL, 5, 5],
  ['ArrowUp', ALL, 3, 2],
  ['ArrowUp', ALL, 1, 0],
  ['ArrowUp', ALL, 0, 0],
  ['ArrowLeft', ALL, 5, 4],
  ['Home', ALL, 4, 1],
  ['End', ALL, 1, 5],
  ['PageUp', ALL, 5, 1],
  ['PageDown', ALL, 1, 5],
  ['ArrowDown', SOME, 0, 2],
  ['ArrowDown', SOME, 2, 4],
  ['ArrowUp', SOME, 4, 2],
  // Between two listed rows.
  ['ArrowDown', SOME, 3, 4],
  ['ArrowUp', SOME, 3, 2],
  ['End', SOME, 0, 4],
  ['ArrowDown', [], 3, undefined],
  ['x', ALL, 3, undefined],
  ['toString', ALL, 3, undefined],
] as const)('%s among %j from %i leads to %s', (key, found, position, to) => {
  expect(keyTarget(key, found, position)).toBe(to)
})

function element(html: string, size: Partial<Record<'scrollHeight' | 'scrollWidth', number>> = {}): Element | null {
  document.body.innerHTML = html
  const target = document.querySelector('[data-target]')
  for (const [name, value] of Object.entries(size)) Object.defineProperty(target, name, { value })
  return target
}

test.each([
  ['a copy button', '<section tabindex="0"><button data-target></button></section>', {}, [' ']],
  ['a link', '<a href="/" data-target>x</a>', {}, [' ']],
  ['an item of a menu', '<div role="menu"><button role="menuitem" data-target></button></div>', {}, 'all'],
  ['a box that fits', '<section tabindex="0" data-target></section>', {}, []],
  [
    'a box to be scrolled',
    '<section tabindex="0" data-target></section>',
    { scrollHeight: 900 },
    [' ', 'ArrowDown', 'Home'],
  ],
  ['a wide box', '<div tabindex="0" data-target></div>', { scrollWidth: 900 }, ['ArrowRight']],
  ['the list', '<div role="listbox" tabindex="0" data-target></div>', { scrollHeight: 900 }, []],
] as const)('%s keeps its own keys and no others', (_name, html, size, own) => {
  const target = element(html, size)
  const keys = [' ', 'ArrowDown', 'ArrowRight', 'Home']
  expect(keys.filter((key) => isOwnKey(target, key))).toEqual(own === 'all' ? keys : own)
})
