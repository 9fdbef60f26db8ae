/** Where a key leads in the list of events. */
import { expect, test } from 'vitest'
import { keyTarget } from './use-inspector-keys'

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
