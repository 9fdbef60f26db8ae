/** A growing answer, read for rendering after each chunk. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Chunk } from '@/lib/shared/chunk'
import { accumulate } from '@/lib/stream/accumulate'
import { type GrowingMessage, newGrowingMessage } from '@/lib/stream/growing-message'
import { AnswerReader, type Piece } from './answer-reader'

const citation = (page: number, place: string): Chunk => ({
  type: 'source-url',
  sourceId: `page-${page}`,
  url: `https://a.example/${page}`,
  title: `Page ${page}`,
  providerMetadata: { firstword: { textId: 't', place } },
})

const grow = (message: GrowingMessage, ...chunks: Chunk[]) => {
  for (const chunk of chunks) accumulate(message, chunk)
}

const delta = (text: string, id = 't'): Chunk => ({ type: 'text-delta', id, delta: text })

const chunk = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom('one ', '```js\n', '$$\n', ' ', 'two.\n\n').map((text) => delta(text)) },
  {
    weight: 2,
    arbitrary: fc.tuple(fc.nat(3), fc.constantFrom('a', 'b')).map(([page, place]) => citation(page, place)),
  },
  fc.constantFrom<Chunk>(
    { type: 'text-start', id: 't' },
    { type: 'text-end', id: 't' },
    { type: 'reasoning-start', id: 'r' },
    { type: 'reasoning-delta', id: 'r', delta: 'hm ' },
    { type: 'reasoning-end', id: 'r' },
    { type: 'start-step' },
    { type: 'tool-input-start', toolCallId: 'a', toolName: 'clock' },
    { type: 'tool-input-available', toolCallId: 'a', toolName: 'clock', input: {} },
    { type: 'tool-output-available', toolCallId: 'a', output: 1 },
    { type: 'data-continuation', data: { reason: 'cut', at: '2026-11-21T10:00:00Z' } } as Chunk,
  ),
)

const words = (pieces: readonly Piece[]) => pieces.flatMap((piece) => (piece.kind === 'text' ? piece.text : []))

describe('AnswerReader', () => {
  test('reads the same piece by piece as in one go, and the same again', () => {
    fc.assert(
      fc.property(fc.array(chunk, { maxLength: 40 }), (chunks) => {
        const message = newGrowingMessage('m')
        const reader = new AnswerReader(message)
        for (const each of chunks) {
          grow(message, each)
          const view = reader.read()
          expect(view).toEqual(new AnswerReader(message).read())
          const again = reader.read()
          expect(again.sources).toBe(view.sources)
          expect(again.titles).toBe(view.titles)
          expect(again.pieces.map((piece, at) => piece === view.pieces[at])).not.toContain(false)
        }
      }),
    )
  })

  test('a piece is the same object until it changes', () => {
    const message = newGrowingMessage('m')
    const reader = new AnswerReader(message)
    grow(message, { type: 'text-start', id: 't' }, delta('One'), { type: 'text-end', id: 't' })
    grow(message, { type: 'tool-input-start', toolCallId: 'a', toolName: 'clock' })
    const [text, tools] = reader.read().pieces
    grow(message, { type: 'tool-input-available', toolCallId: 'a', toolName: 'clock', input: {} })
    const [textAfter, toolsAfter] = reader.read().pieces
    expect(textAfter).toBe(text)
    expect(toolsAfter).not.toBe(tools)
  })

  test('a source is the same object until it is quoted again, and titles until one is added', () => {
    const message = newGrowingMessage('m')
    const reader = new AnswerReader(message)
    grow(message, { type: 'text-start', id: 't' }, delta('One'), citation(1, 'a'), citation(2, 'a'))
    const before = reader.read()
    grow(message, citation(1, 'b'))
    const after = reader.read()
    expect(after.sources[0]).not.toBe(before.sources[0])
    expect(after.sources[0]?.quotes).toHaveLength(2)
    expect(after.sources[1]).toBe(before.sources[1])
    expect(after.titles).toBe(before.titles)
    grow(message, citation(3, 'a'))
    expect(reader.read().titles).toEqual(['Page 1', 'Page 2', 'Page 3'])
  })

  test('a text after a continuation opens the code that it continues', () => {
    const message = newGrowingMessage('m')
    const reader = new AnswerReader(message)
    grow(message, { type: 'text-start', id: 't' }, delta('```js\nlet a\n'), { type: 'text-end', id: 't' })
    grow(message, { type: 'data-continuation', data: { reason: 'cut', at: '' } } as Chunk)
    grow(message, { type: 'text-start', id: 'u' }, delta('let b', 'u'))
    expect(words(reader.read().pieces)).toEqual(['```js\nlet a\n', '```js\nlet b'])
  })

  test.each(['text', 'reasoning'] as const)('each piece of a %s is read once', (type) => {
    const message = newGrowingMessage('m')
    const reader = new AnswerReader(message)
    grow(message, { type: `${type}-start`, id: 't' })
    const [part] = message.parts
    if (part?.type !== type) throw new Error('no text')
    let reads = 0
    const { pieces } = part
    part.pieces = new Proxy(pieces, {
      get(target, name, receiver) {
        if (typeof name === 'string' && /^\d+$/.test(name)) reads += 1
        return Reflect.get(target, name, receiver)
      },
    })
    for (let count = 0; count < 1_000; count += 1) {
      pieces.push('word ')
      part.revision += 1
      reader.read()
    }
    expect(reads).toBe(1_000)
  })
})
