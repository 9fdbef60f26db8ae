/** Citations as people see them: each kind, and what hostile ones become. */
import { expect, test } from 'vitest'
import type { Chunk } from '@/lib/shared/chunk'
import type { Part } from '@/lib/shared/message'
import { isSource, MAX_QUOTE, MAX_TITLE, sourcesOf } from '@/lib/shared/sources'
import { citationChunks } from './citations'

const page = { type: 'web_search_result_location', url: 'https://www.example.com/a?b=1', title: 'A page' }
const document = { document_index: 0, document_title: 'Report', file_id: null }

function listOf(chunks: Chunk[]) {
  return sourcesOf(chunks.map((chunk) => chunk as Part).filter(isSource))
}

test.each([
  [
    'web_search_result_location',
    { ...page, cited_text: 'Said there.', encrypted_index: 'SECRET' },
    {
      title: 'A page',
      url: 'https://www.example.com/a?b=1',
      host: 'example.com',
      quotes: [{ text: 'Said there.' }],
    },
  ],
  [
    'search_result_location with an address',
    {
      type: 'search_result_location',
      source: 'https://example.com/',
      title: 'T',
      start_block_index: 0,
      end_block_index: 2,
    },
    { title: 'T', url: 'https://example.com/', quotes: [{ place: 'sections 1–2' }] },
  ],
  [
    'search_result_location with another name',
    {
      type: 'search_result_location',
      source: 'my-notes',
      title: null,
      cited_text: 'x',
      start_block_index: 1,
      end_block_index: 2,
    },
    { title: 'my-notes', quotes: [{ text: 'x', place: 'section 2' }] },
  ],
  [
    'char_location',
    { type: 'char_location', ...document, cited_text: 'x', start_char_index: 0, end_char_index: 20 },
    { title: 'Report', quotes: [{ text: 'x', place: 'characters 1–20' }] },
  ],
  [
    'page_location',
    { type: 'page_location', ...document, cited_text: 'x', start_page_number: 5, end_page_number: 6 },
    { title: 'Report', quotes: [{ text: 'x', place: 'page 5' }] },
  ],
  [
    'content_block_location',
    { type: 'content_block_location', ...document, document_title: null, start_block_index: 2, end_block_index: 5 },
    { title: 'Untitled document', quotes: [{ place: 'sections 3–5' }] },
  ],
])('%s names its source, its words and their place', (_kind, citation, source) => {
  const chunks = citationChunks('0.1', [citation])
  expect(listOf(chunks)).toMatchObject([{ number: 1, ...source }])
  expect(JSON.stringify(chunks)).not.toContain('SECRET')
  expect(chunks[0]).toMatchObject({ providerMetadata: { firstword: { textId: '0.1' } } })
})

test('places in one page are one source, sent once each', () => {
  const chunks = citationChunks('0', [
    { ...page, cited_text: 'one' },
    { ...page, cited_text: 'two' },
    { ...page, cited_text: 'one' },
  ])
  expect(chunks).toHaveLength(2)
  expect(listOf(chunks)).toMatchObject([{ number: 1, quotes: [{ text: 'one' }, { text: 'two' }] }])
})

test('two documents of one name are two sources', () => {
  const kinds = [0, 1].map((document_index) => ({ type: 'page_location', ...document, document_index }))
  expect(listOf(citationChunks('0', kinds)).map(({ number }) => number)).toEqual([1, 2])
})

test.each([
  'javascript:alert(1)',
  'data:text/html,x',
  'file:///etc/passwd',
  'mailto:a@b.c',
  '#x',
  '/x',
  'http://a:b@c/',
  7,
])('no page is named by %s', (url) => {
  expect(citationChunks('0', [{ ...page, url }])).toEqual([])
})

test('only short texts and a few citations are kept', () => {
  const long = 'x'.repeat(100_000)
  const many = Array.from({ length: 500 }, (_, at) => ({ ...page, title: long, cited_text: `${at}${long}` }))
  const chunks = citationChunks('0', many)
  expect(chunks).toHaveLength(20)
  expect(JSON.stringify(chunks).length).toBeLessThan(20 * (MAX_TITLE + MAX_QUOTE + 400))
  expect(
    citationChunks('0', [{ type: 'future_location' }, {}, { type: 'page_location', start_page_number: 1e99 }]),
  ).toHaveLength(1)
})
