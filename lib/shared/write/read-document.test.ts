import { expect, test } from 'vitest'
import type { Part } from '@/lib/shared/message'
import { documentMarkdown, readDocument } from './read-document'

const text = (words: string): Part => ({ type: 'text', text: words })
const section = (id: string, title: string): Part => ({ type: 'data-section', data: { id, title } })
const end = (id: string): Part => ({
  type: 'data-section-end',
  data: { id, outputTokens: 1, costUsd: 0, durationMs: 1 },
})
const outline = { title: 'Guide', sections: [{ id: 'a', title: 'One', brief: '' }] }

test('text before the first section, thinking and the last outline but one are no part of the document', () => {
  const document = readDocument([
    text('# Guide\n\n## One'),
    { type: 'data-outline', data: { ...outline, title: 'Draft' } },
    { type: 'data-outline', data: outline },
    section('a', 'One'),
    text('## One\n\n'),
    { type: 'reasoning', text: 'Let me think.' },
    text('First.'),
    end('a'),
    section('b', 'Two'),
    text('## Two\n\nSecond'),
  ])
  expect(document.outline).toEqual(outline)
  expect(document.sections.map(({ end: sectionEnd }) => sectionEnd !== undefined)).toEqual([true, false])
  expect(documentMarkdown(document)).toBe('# Guide\n\n## One\n\nFirst.\n\n## Two\n\nSecond')
})

test('a section that continues after a break is one text', () => {
  const { sections } = readDocument([
    section('a', 'One'),
    text('## One\n\nFir'),
    { type: 'data-continuation', data: { reason: 'interrupted', at: '2026-11-30T12:00:00.000Z' } },
    section('a', 'One'),
    text('st.'),
    end('a'),
  ])
  expect(sections).toMatchObject([{ id: 'a', markdown: '## One\n\nFirst.', end: { id: 'a' } }])
})
