/** A document on the stage: the title and the sections, at the times at which they came. */
import { expect, test } from 'vitest'
import { createMessageAt } from '@/lib/client/playback/message-at'
import type { Chunk } from '@/lib/shared/chunk'
import { createDocumentMoments, hasSection } from './document-moments'

const said = (id: string, delta: string): Chunk[] => [
  { type: 'text-start', id },
  { type: 'text-delta', id, delta },
  { type: 'text-end', id },
]
const section = (id: string): Chunk => ({ type: 'data-section', data: { id, title: id } })
const MOMENTS = [
  { at: 10, chunks: said('o', '# Proposed\n\n## a\nFirst.') },
  { at: 20, chunks: [{ type: 'data-outline', data: { title: 'Proposed', sections: [] } } satisfies Chunk] },
  { at: 30, chunks: [{ type: 'data-outline', data: { title: 'The *guide*', sections: [] } } satisfies Chunk] },
  { at: 40, chunks: [section('a'), ...said('h', '## a\n\n')] },
  { at: 50, chunks: [{ type: 'start-step' } satisfies Chunk, ...said('a', 'One.')] },
  { at: 60, chunks: [section('b'), ...said('i', '## b\n\n'), ...said('b', 'Two.')] },
]
const textsOf = (moments: readonly { chunks: readonly Chunk[] }[]) =>
  createMessageAt(moments)
    .seek(moments.length)
    .parts.flatMap((part) => (part.type === 'text' ? [part.pieces.join('')] : []))

test('the outline is left out, and the title that counts comes with the first section', () => {
  expect(hasSection(MOMENTS.slice(0, 3))).toBe(false)
  expect(hasSection(MOMENTS)).toBe(true)
  const document = createDocumentMoments()
  const first = document.shown(MOMENTS.slice(0, 4))
  const all = [...first, ...document.shown(MOMENTS.slice(4))]
  expect(all.map(({ at }) => at)).toEqual(MOMENTS.map(({ at }) => at))
  expect(textsOf(first)).toEqual(['# The \\*guide\\*\n\n', '## a\n\n'])
  expect(textsOf(all)).toEqual(['# The \\*guide\\*\n\n', '## a\n\n', 'One.', '## b\n\n', 'Two.'])
  expect(document.question()).toBe('Write: The *guide*')
})
