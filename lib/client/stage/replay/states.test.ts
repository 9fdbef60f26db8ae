/** Changes between states: small, and exact for any text. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { type CellChange, changeOf, inertJson } from './states'

function changed(cells: readonly string[], [at, removed, kept, keptAtEnd, between, ...more]: CellChange): string[] {
  const old = removed > 0 ? (cells[at] ?? '') : ''
  const first = between === undefined ? [] : [old.slice(0, kept) + between + old.slice(old.length - (keptAtEnd ?? 0))]
  return [...cells.slice(0, at), ...first, ...more, ...cells.slice(at + removed)]
}

const cells = fc.array(fc.oneof(fc.string({ unit: 'binary', maxLength: 6 }), fc.constantFrom('a', 'ab', '😀', '😁')), {
  maxLength: 5,
})

test('any two lists of cells: the change leads from one to the other, through JSON and UTF-8', () => {
  fc.assert(
    fc.property(cells, cells, (before, after) => {
      const change = changeOf(before, after)
      const bytes = new TextEncoder().encode(inertJson(change ?? null))
      const read: CellChange | null = JSON.parse(new TextDecoder().decode(bytes))
      expect(read ? changed(before, read) : before).toEqual(after)
    }),
  )
})

test('text at the end of an open block costs itself, and one emoji in place of another is not broken', () => {
  expect(changeOf(['<p>a</p>', '<p>One</p>'], ['<p>a</p>', '<p>One two</p>'])).toEqual([1, 1, 6, 4, ' two'])
  expect(changeOf(['<p>a</p>'], ['<p>a</p>', '<p>b</p>'])).toEqual([1, 0, 0, 0, '<p>b</p>'])
  expect(inertJson(changeOf(['😀'], ['😁']))).not.toMatch(/\ufffd|[\ud800-\udfff]/)
})

test('JSON ends no element and no line', () => {
  const evil = '</script><!-- --> & \u2028\u2029'
  expect(inertJson({ evil })).not.toMatch(/[<>&\u2028\u2029]/)
  expect(JSON.parse(inertJson({ evil }))).toEqual({ evil })
})
