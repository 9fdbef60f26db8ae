import { createRequire } from 'node:module'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { rounds } from '@/scripts/rounds.mjs'
import { createBlockSplitter } from './split-blocks'

interface Example {
  readonly markdown: string
  readonly number: number
}

const examples: readonly Example[] = createRequire(import.meta.url)('commonmark-spec').tests
const documents = examples.map(({ markdown }) => markdown.replace(/→/g, '\t'))

function split(pieces: Iterable<string>) {
  const splitter = createBlockSplitter()
  for (const piece of pieces) splitter.push(piece)
  return { settled: splitter.settled, open: splitter.open }
}

function cut(text: string, sizes: readonly number[]): string[] {
  const pieces: string[] = []
  for (let at = 0, i = 0; at < text.length; i++) {
    const size = sizes[i % sizes.length] ?? 1
    pieces.push(text.slice(at, at + size))
    at += size
  }
  return pieces
}

const kinds = (text: string) => split([text]).settled.map(({ kind, source }) => [kind, source])

describe('createBlockSplitter', () => {
  it('splits every CommonMark example the same character by character as in one go', () => {
    expect(documents).toHaveLength(652)
    for (const text of documents) expect(split(text)).toEqual(split([text]))
  })

  it('does not depend on where the pieces end', () => {
    const sizes = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 20 })
    const text = fc.array(fc.constantFrom(...documents), { maxLength: 6 }).map((parts) => parts.join('\r\n'))
    fc.assert(
      fc.property(text, sizes, (whole, pieces) => {
        expect(split(cut(whole, pieces))).toEqual(split([whole]))
      }),
    )
  })

  it('never changes a settled block, and loses only blank lines', () => {
    const text = fc.array(fc.constantFrom(...documents), { maxLength: 5 }).map((parts) => parts.join('\n'))
    fc.assert(
      fc.property(text, (whole) => {
        const splitter = createBlockSplitter()
        let before: unknown[] = []
        for (const char of whole) {
          splitter.push(char)
          expect(splitter.settled.slice(0, before.length)).toEqual(before)
          before = [...splitter.settled]
        }
        const blocks = splitter.open ? [...splitter.settled, splitter.open] : splitter.settled
        let end = 0
        for (const { start, source } of blocks) {
          expect(whole.slice(end, start).trim()).toBe('')
          expect(whole.slice(start, start + source.length)).toBe(source)
          end = start + source.length
        }
        expect(whole.slice(end).trim()).toBe('')
      }),
      { numRuns: rounds(40, 400) },
    )
  })

  it('settles a block as soon as it is certain', () => {
    expect(kinds('# Title\n')).toEqual([['heading', '# Title']])
    expect(kinds('text\n\n')).toEqual([['paragraph', 'text']])
    expect(kinds('text\n- item\n')).toEqual([['paragraph', 'text']])
    expect(kinds('text\n2. no list\n')).toEqual([])
    expect(kinds('```js\na\n\nb\n```\n')).toEqual([['fence', '```js\na\n\nb\n```']])
    expect(kinds('> quote\nlazy\n\n')).toEqual([['quote', '> quote\nlazy']])
    expect(kinds('| a |\n|---|\n| b |\n\n')).toEqual([['paragraph', '| a |\n|---|\n| b |']])
  })

  it('keeps a list, a footnote and indented code together over blank lines', () => {
    expect(kinds('- a\n\n  more\n\n- b\n\n* c\n')).toEqual([['list', '- a\n\n  more\n\n- b']])
    expect(kinds('[^1]: a\n\n    more\n\nend\n')).toEqual([['note', '[^1]: a\n\n    more']])
    expect(kinds('    a\n\n    b\n\nend\n')).toEqual([['code', '    a\n\n    b']])
  })

  it('keeps display math together, and gives it up at a blank line', () => {
    expect(kinds('text\n$$\na\n+ b\n= c\n$$\nend\n')).toEqual([
      ['paragraph', 'text'],
      ['math', '$$\na\n+ b\n= c\n$$'],
    ])
    expect(kinds('$$\n# a\n\n')).toEqual([['paragraph', '$$\n# a']])
  })
})
