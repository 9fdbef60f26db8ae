import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Chunk } from '@/lib/shared/chunk'
import { readDocument } from '@/lib/shared/write/read-document'
import { accumulate } from '@/lib/stream/accumulate'
import { newGrowingMessage, toMessage } from '@/lib/stream/growing-message'
import { DocumentReader } from './document-reader'

const outline = { title: 'T', sections: [{ id: 'a', title: 'A', brief: '' }] }

let texts = 0
function textChunks(pieces: readonly string[]): Chunk[] {
  texts += 1
  const id = `t${texts}`
  return [
    { type: 'text-start', id },
    ...pieces.map((delta): Chunk => ({ type: 'text-delta', id, delta })),
    { type: 'text-end', id },
  ]
}
const begin = (id: string): Chunk => ({ type: 'data-section', data: { id, title: id.toUpperCase() } })
const end = (id: string): Chunk => ({
  type: 'data-section-end',
  data: { id, outputTokens: 10, costUsd: 0.01, durationMs: 1_000 },
})

describe('DocumentReader', () => {
  test('the outline is no section; a section that continues is one section', () => {
    const message = newGrowingMessage('m')
    const reader = new DocumentReader(message)
    const take = (chunks: Chunk[]) => {
      for (const chunk of chunks) accumulate(message, chunk)
      return reader.read()
    }
    expect(take(textChunks(['# T\n\n', '## A'])).outlineText).toBe('# T\n\n## A')
    expect(take([{ type: 'data-outline', data: outline }])).toMatchObject({ outline, isAccepted: false })
    expect(take([{ type: 'data-outline', data: outline }]).isAccepted).toBe(true)
    const open = take([begin('a'), ...textChunks(['## A\n\n', 'One ', 'tw'])])
    expect(open).toMatchObject({ openId: 'a' })
    const whole = take([begin('a'), ...textChunks(['o words.']), end('a')])
    expect(whole.openId).toBeUndefined()
    expect(whole.sections.get('a')).toMatchObject({ text: '## A\n\nOne two words.', words: 4 })
    expect(reader.read()).toBe(whole)
  })

  test('a section that has not changed is the same object', () => {
    const message = newGrowingMessage('m')
    const reader = new DocumentReader(message)
    for (const chunk of [begin('a'), ...textChunks(['x']), end('a'), begin('b')]) accumulate(message, chunk)
    const first = reader.read().sections.get('a')
    for (const chunk of textChunks(['y'])) accumulate(message, chunk)
    expect(reader.read().sections.get('a')).toBe(first)
    expect(reader.read().sections.get('b')?.text).toBe('y')
  })

  test('however often it is read, it reads what readDocument reads', () => {
    const step = fc.oneof(
      fc.constantFrom(begin('a'), begin('b'), end('a'), end('b')).map((chunk) => [chunk]),
      fc.array(fc.string({ maxLength: 8 }), { maxLength: 3 }).map(textChunks),
      fc.constant<Chunk[]>([{ type: 'data-outline', data: outline }]),
    )
    fc.assert(
      fc.property(fc.array(fc.tuple(step, fc.boolean()), { maxLength: 20 }), (steps) => {
        const message = newGrowingMessage('m')
        const reader = new DocumentReader(message)
        for (const [chunks, isRead] of steps) {
          for (const chunk of chunks) {
            accumulate(message, chunk)
            if (isRead) reader.read()
          }
        }
        const { sections } = reader.read()
        expect([...sections.values()].map(({ id, text, end }) => ({ id, text, end }))).toEqual(
          readDocument(toMessage(message).parts).sections.map(({ id, markdown, end }) => ({ id, text: markdown, end })),
        )
      }),
    )
  })
})
